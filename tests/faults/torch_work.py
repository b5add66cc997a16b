"""Work for the test of forking with torch."""

from mathanim.rendering.executors.seam import Tell


def compute_with_threads(size: int, tell: Tell) -> float:
    """Multiply, solve and convolve, as a scene's mathematics may, with two threads."""
    del tell
    import torch

    torch.set_num_threads(2)
    matrix = torch.eye(size, dtype=torch.float64) * 2
    product = torch.linalg.solve(matrix, matrix @ matrix)
    smooth = torch.nn.functional.conv1d(product[None, :1], torch.ones(1, 1, 3, dtype=torch.float64))
    return float(smooth.sum())
