"""Which tests hold which kind of fault: each row of the list of faults, by number, its files and their tests."""

from collections.abc import Mapping
from dataclasses import dataclass

TABLE = """\
1 a worker is killed
  faults/test_kills.py
    test_worker_and_program_may_be_killed_or_told_to_stop_twice_at_any_time
  rendering/test_executors.py
    test_a_killed_worker_is_named_and_the_others_go_on
  rendering/test_scenes_that_fail.py
    test_a_worker_that_the_system_kills_is_tried_once_more
2 the program is killed
  faults/test_kills.py
    test_worker_and_program_may_be_killed_or_told_to_stop_twice_at_any_time
  rendering/test_executors.py
    test_no_worker_outlives_a_killed_program
  rendering/store/test_store.py
    test_what_a_dead_program_had_begun_is_told_once
3 SIGTERM, SIGHUP
  test_render.py
    test_a_signal_ends_the_workers_and_keeps_what_is_finished
4 Ctrl-C once, twice
  test_render.py
    test_a_signal_ends_the_workers_and_keeps_what_is_finished
  faults/test_kills.py
    test_worker_and_program_may_be_killed_or_told_to_stop_twice_at_any_time
5 killed at each step of publishing
  faults/test_failing_disk.py
    test_every_step_of_publishing_has_a_name_and_is_known
    test_a_program_that_is_killed_leaves_nothing_half
6 the Nth operation of publishing fails
  faults/test_failing_disk.py
    test_a_disk_that_fails_anywhere_leaves_nothing_wrong
  rendering/test_publishing.py
    test_when_the_disk_refuses_the_old_file_stays
7 the disk is full
  faults/test_failing_disk.py
    test_a_full_disk_is_said_in_a_line_and_leaves_what_was_there
    test_a_disk_that_fails_anywhere_leaves_nothing_wrong
8 nobody may write there
  faults/test_read_only.py
    test_a_read_only_folder_is_refused_before_anything_is_drawn_or_does_not_matter
  rendering/test_publishing.py
    test_an_output_folder_that_is_a_file_is_said_in_a_line
  rendering/store/test_store.py
    test_where_no_store_can_be_one_line_says_so
9 the power fails
  faults/test_odd_stores.py
    test_what_reaches_the_disk_is_synced_before_it_gets_its_name
  rendering/test_publishing.py
    test_contents_reach_the_disk_before_the_name_and_the_name_before_success
  faults/test_store_faults.py
    test_damage_is_found_and_healed
10 a kept file is damaged
  faults/test_store_faults.py
    test_damage_is_found_and_healed
11 a kept or joined file is whole but another
  faults/test_store_faults.py
    test_damage_is_found_and_healed
  rendering/test_movie_check.py
    test_another_size_rate_or_number_of_frames_is_named
    test_a_movie_that_is_not_whole_is_never_published
12 a damaged journal or entry
  rendering/store/test_store.py
    test_a_damaged_journal_ends_at_its_first_bad_line
  faults/test_odd_stores.py
    test_an_entry_that_is_whole_and_says_nothing_of_use_is_set_aside
  faults/test_store_faults.py
    test_damage_is_found_and_healed
13 a folder, link, pipe or device in the way
  faults/test_odd_stores.py
    test_whatever_stands_in_a_place_of_the_store_is_no_danger
    test_whatever_stands_in_the_place_of_a_video_is_replaced_or_refused
  faults/test_store_faults.py
    test_damage_is_found_and_healed
14 the store is deleted meanwhile
  faults/test_odd_stores.py
    test_a_store_that_is_taken_away_at_any_moment_breaks_nothing
    test_an_output_folder_that_is_taken_away_at_any_moment_is_said_in_a_line
15 many programs at once
  faults/test_store_faults.py
    test_three_programs_at_once_draw_each_scene_once
  rendering/store/test_store.py
    test_two_programs_draw_a_scene_once
16 a lock of the dead
  faults/test_odd_stores.py
    test_the_lock_of_a_dead_program_is_nobodys
  rendering/test_publishing.py
    test_what_a_killed_program_left_is_swept_and_what_a_living_one_uses_is_not
17 a file system without locks
  faults/test_odd_stores.py
    test_where_there_are_no_locks_someone_says_so_and_nothing_is_half
  rendering/store/test_store.py
    test_without_locks_everyone_works
18 a worker hangs
  rendering/test_limits.py
    test_silence_is_ended_and_the_words_say_where
    test_a_scene_that_never_ends_is_ended_while_others_go_on
    test_whatever_the_scene_started_ends_with_it
    test_a_scene_that_takes_too_much_fails_in_one_line
19 a worker eats memory
  rendering/test_limits.py
    test_a_worker_may_hold_its_memory_and_no_more
    test_a_scene_that_takes_too_much_fails_in_one_line
    test_the_others_are_drawn
20 a worker ends without a product
  rendering/test_scenes_that_fail.py
    test_a_process_that_ends_itself_is_a_failure_that_says_so
    test_the_error_names_the_users_own_line
  rendering/test_executors.py
    test_a_killed_worker_is_named_and_the_others_go_on
21 a scene raises
  rendering/test_scenes_that_fail.py
    test_the_error_names_the_users_own_line
  faults/test_odd_worlds.py
    test_a_file_that_cannot_be_imported_names_its_line
  test_render.py
    test_a_file_whose_second_scene_raises_gives_two_videos_and_exit_code_1
22 what cannot travel
  rendering/test_executors.py
    test_a_result_that_cannot_travel_is_a_loss_that_says_why
    test_a_job_that_cannot_travel_is_a_loss_that_says_why_and_the_others_go_on
    test_a_worker_that_leaves_a_child_behind_is_not_waited_for
  rendering/test_limits.py
    test_large_results_arrive_whole
23 forking beside torch
  faults/test_odd_worlds.py
    test_workers_forked_beside_torch_compute_with_threads
24 a scene file that is no program
  test_render.py
    test_a_syntax_error_is_one_line_and_starts_no_worker
  rendering/test_targets.py
    test_a_file_that_cannot_be_used_says_why_without_being_run
  faults/test_odd_worlds.py
    test_a_file_that_cannot_be_imported_names_its_line
25 a wrong, doubled or useless scene name
  rendering/test_targets.py
    test_a_typo_gets_the_nearest_name
    test_a_file_that_cannot_be_used_says_why_without_being_run
  faults/test_odd_worlds.py
    test_a_class_that_is_no_scene_is_no_target
26 two modules of one name
  rendering/store/test_what_a_result_depends_on.py
    test_two_files_of_one_name_in_two_folders_do_not_mix
  rendering/test_targets.py
    test_two_files_of_one_name_are_refused_rather_than_overwritten
27 edits of every kind
  rendering/store/test_edits.py
    test_an_edit_is_seen_and_no_edit_draws_nothing
  rendering/store/test_what_a_result_depends_on.py
    test_an_environment_variable_that_the_scene_reads_counts_and_others_do_not
    test_a_font_of_the_users_own_counts
    test_another_version_of_a_package_draws_anew
    test_weights_are_heard_however_they_are_read
    test_pictures_count_however_they_are_read
    test_a_sound_counts
28 random edits
  faults/test_store_faults.py
    test_random_edits_are_seen
29 nothing changed
  rendering/store/test_edits.py
    test_an_edit_is_seen_and_no_edit_draws_nothing
  rendering/store/test_what_a_result_depends_on.py
    test_a_video_that_was_touched_or_taken_away_is_made_again_without_drawing
30 other worlds
  faults/test_odd_worlds.py
    test_another_hash_seed_zone_locale_home_and_number_of_workers_give_the_same_frames_and_keys
  rendering/test_executors.py
    test_every_job_gives_one_result_from_a_fresh_process_in_the_fixed_world
31 chance and clocks
  faults/test_odd_worlds.py
    test_a_scene_whose_chance_is_seeded_by_default_is_the_same_when_drawn_again
    test_a_scene_that_differs_when_drawn_again_is_named_with_its_first_frame
  rendering/store/test_what_is_not_kept.py
    test_a_scene_that_would_differ_is_drawn_anew_and_says_why
32 a scene changes the world
  rendering/test_reach_of_a_scene.py
    test_a_scene_is_the_same_whatever_was_drawn_before_it
    test_the_scene_that_changes_everything_would_be_seen
33 very many short waits
  rendering/test_frame_plan.py
    test_a_scene_is_as_long_as_its_plays_to_half_a_frame
  rendering/test_exact_lengths.py
    test_very_many_short_waits_last_as_long_as_they_say
    test_subcaptions_come_and_go_to_a_frame_also_where_two_are_shown_at_once
    test_sounds_come_to_a_frame_after_very_many_waits
34 times of what is reused
  rendering/test_reused_times.py
    test_a_lecture_from_the_store_has_the_pictures_chapters_subtitles_and_sound_of_a_new_one
35 lengths that are none
  rendering/test_frame_plan.py
    test_a_length_that_is_no_length_is_refused
    test_a_scene_of_a_thousand_million_seconds_is_refused_with_its_size
  rendering/test_scenes_that_fail.py
    test_the_error_names_the_users_own_line
    test_a_scene_too_short_to_be_seen_says_so
36 a scene that plays nothing
  rendering/test_scenes_that_fail.py
    test_a_scene_that_plays_nothing_is_shown_for_a_second
37 more than a hundred plays
  rendering/test_three_hundred_plays.py
    test_each_of_three_hundred_plays_leaves_its_mark
  commands/test_store_commands.py
    test_nothing_is_cleaned_under_a_rendering
75 times of files that lie
  faults/test_odd_stores.py
    test_a_clock_that_jumps_back_or_ahead_hides_no_edit
  rendering/store/test_what_a_result_depends_on.py
    test_times_of_files_mean_nothing
    test_the_same_time_and_size_hide_no_edit
  rendering/store/test_store.py
    test_a_change_within_one_tick_of_the_clock_is_seen
76 another version, quality or place
  rendering/store/test_what_a_result_depends_on.py
    test_another_version_of_a_package_draws_anew
    test_every_setting_has_a_result_of_its_own
    test_a_project_that_moves_with_its_store_draws_nothing
"""


@dataclass(frozen=True)
class Row:
    """A kind of fault and the tests that show what becomes of it, each as its file under tests/ and its name."""

    fault: str
    tests: tuple[tuple[str, str], ...]


def rows_in(table: str) -> Mapping[int, Row]:
    """The rows of a table: a line without indent is a row, one with two spaces a file, one with four a test of it."""
    rows: dict[int, Row] = {}
    number, file = 0, ""
    for line in table.splitlines():
        if line.startswith("    "):
            rows[number] = Row(rows[number].fault, (*rows[number].tests, (file, line.strip())))
        elif line.startswith("  "):
            file = line.strip()
        else:
            first, _, fault = line.partition(" ")
            number = int(first)
            assert number not in rows, f"row {number} stands there twice"
            rows[number] = Row(fault, ())
    return rows


ROWS = rows_in(TABLE)
