"""The preview's server: the page, its snapshots, its pictures and its orders, for this machine alone."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from mathanim.rendering.errors import WrongUse
from mathanim.rendering.preview.access import LONGEST_ORDER, Access
from mathanim.rendering.preview.connections import BriefConnection
from mathanim.rendering.preview.events import Audience
from mathanim.rendering.preview.gate import Gate
from mathanim.rendering.preview.page_orders import give
from mathanim.rendering.preview.pictures import FOR_EVER, picture
from mathanim.rendering.preview.seam import Studio

PAGE = Path(__file__).with_name("page")
WORDS_FONT = str(files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc")
PAGE_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
SECONDS_TO_ORDER = 10.0
SECONDS_TO_CLOSE = 2


@contextmanager
def listening(port: int | None) -> Iterator[socket.socket]:
    """A socket on this machine's own side, on that port or any free one.

    Raises:
        WrongUse: if the port is taken or not ours to take.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port or 0))
            listener.listen()
        except OSError as error:
            reason = error.strerror or str(error)
            raise WrongUse(f"--port {port}: {reason}; name another port, or none to get a free one") from None
        yield listener


@contextmanager
def serving(studio: Studio, audience: Audience, listener: socket.socket) -> Iterator[Access]:
    """Answer in a thread of its own, as long as the block lasts; what it yields knows the address."""
    access = Access(listener.getsockname()[1])
    audience.tell(studio.snapshot)
    server = uvicorn.Server(
        uvicorn.Config(
            Gate(application(studio, audience, access), access),
            http=BriefConnection,
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="error",
            access_log=False,
            server_header=False,
            h11_max_incomplete_event_size=16_384,
            timeout_graceful_shutdown=SECONDS_TO_CLOSE,
        )
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="preview server", daemon=True)
    thread.start()
    try:
        yield access
    finally:
        audience.close()
        server.should_exit = True
        thread.join(SECONDS_TO_CLOSE + 3)


def application(studio: Studio, audience: Audience, access: Access) -> Starlette:
    """The answers to what the gate lets through."""
    parts = {file.name: file.read_bytes() for file in PAGE.iterdir() if file.suffix in PAGE_TYPES}

    async def page(_: Request) -> Response:
        answer = page_file(parts, "index.html")
        answer.headers["Set-Cookie"] = access.cookie
        return answer

    async def part_of_page(request: Request) -> Response:
        return page_file(parts, request.path_params["name"])

    async def words_font(_: Request) -> Response:
        return FileResponse(WORDS_FONT, media_type="font/collection", headers={"Cache-Control": FOR_EVER})

    async def events(request: Request) -> Response:
        if request.method != "GET" or audience.is_full:
            return PlainTextResponse("too many pages are open\n", 503 if audience.is_full else 405)
        return StreamingResponse(audience.stream(), media_type="text/event-stream")

    async def file(request: Request) -> Response:
        return picture(studio, request.path_params["name"], request.headers.get("range"))

    async def order(request: Request) -> Response:
        return await answer_to_order(studio, request)

    return Starlette(
        routes=[
            Route("/", page),
            Route("/page/words.ttc", words_font),
            Route("/page/{name}", part_of_page),
            Route("/events", events),
            Route("/files/{name}", file),
            Route("/orders/{kind}", order, methods=["POST"]),
        ]
    )


def page_file(files: dict[str, bytes], name: str) -> Response:
    """A file of the page's own."""
    if name not in files:
        return PlainTextResponse("there is no such file\n", 404)
    return Response(files[name], media_type=PAGE_TYPES[Path(name).suffix])


async def answer_to_order(studio: Studio, request: Request) -> Response:
    """Give the order to the studio: the version of the snapshot after it, or why it is refused."""
    try:
        async with asyncio.timeout(SECONDS_TO_ORDER):
            text = b""
            async for chunk in request.stream():
                text += chunk
                if len(text) > LONGEST_ORDER:
                    raise WrongUse(f"needs an order of at most {LONGEST_ORDER} bytes")
        await run_in_threadpool(give, studio, request.path_params["kind"], text)
    except (TimeoutError, ClientDisconnect):
        return PlainTextResponse("the order took too long\n", 408)
    except WrongUse as error:
        return JSONResponse({"message": str(error)}, 400)
    return JSONResponse({"version": studio.snapshot.version})
