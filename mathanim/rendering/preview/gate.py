"""The gate before the preview's server: refuses what ``access`` refuses, and says in every answer how to treat it."""

from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mathanim.rendering.preview.access import Access, Asked

OWN_THINGS_ONLY = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "media", "font", "connect")),
        *(f"{what} 'none'" for what in ("base-uri", "form-action", "frame-ancestors")),
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
MANNERS = {
    "Content-Security-Policy": OWN_THINGS_ONLY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Gate:
    """An ASGI application around another: what may not pass is answered here."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request."""
        app = self._app
        refusal = self._access.refusal(asked_in(scope))
        if refusal is not None:
            app = PlainTextResponse(f"{refusal.words}\n", refusal.status, {"Connection": "close"})

        async def send_with_manners(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in {**MANNERS, "Cache-Control": "no-store"}.items():
                    headers.setdefault(name, value)
            await send(message)

        await app(scope, receive, send_with_manners)


def asked_in(scope: Any) -> Asked:
    """The request as the client spelt it, before any decoding."""
    headers = tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"])
    return Asked(scope["method"], scope["raw_path"], scope["query_string"], headers)
