import pytest

from flows.dashboard.gate import cookie_name, is_loopback

TOKEN = "a-token-of-ours"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8321", 200),
        ("127.0.0.1:8321", 200),
        ("[::1]:8321", 200),
        ("desk.example", 200),
        ("desk.example.:80", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("evil.example#localhost", 421),
        ("localhost@evil.example", 421),
        ("[::1", 421),
        ("", 421),
    ],
)
def test_only_names_of_ours_are_answered(desk, host, status):
    client = desk.client(names=["desk.example"])
    assert client.get("/health", headers={"host": host}).status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_but_reading(client, method):
    answer = client.request(method, "/claims")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_head_is_answered(client):
    assert client.head("/health").status_code == 200


def test_without_the_token_nobody_sees_anything(desk):
    client = desk.client(token=TOKEN)
    for address in ("/", "/health", "/static/dashboard.css", "/api/openapi.json", "/nowhere"):
        answer = client.get(address)
        assert answer.status_code == 401
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    for wrong in ("", "a-token-of-our", TOKEN.upper(), "é"):
        assert client.get("/", params={"token": wrong}).status_code == 401
    client.cookies.set(cookie_name(TOKEN), TOKEN)
    assert client.get("/health").status_code == 401


def test_the_token_is_taken_out_of_the_address_and_kept_in_a_cookie(desk):
    client = desk.client(token=TOKEN)
    answer = client.get(f"/claims?q=a%26b&token={TOKEN}&age=7", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/claims?q=a%26b&age=7"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    assert client.get("/health").status_code == 200


def test_the_way_on_never_leads_elsewhere(desk):
    client = desk.client(token=TOKEN)
    answer = client.get(f"http://localhost//evil.example/?token={TOKEN}", follow_redirects=False)
    assert answer.headers["location"] == "/evil.example/"


def test_programs_send_the_token_along(desk):
    client = desk.client(token=TOKEN)
    told = {"authorization": f"Bearer {TOKEN}"}
    assert client.get("/api/v1/overview", headers=told).status_code == 200
    assert client.get("/", headers={"authorization": "Bearer no"}).status_code == 401


def test_addresses_of_this_machine_alone():
    assert is_loopback("127.0.0.1")
    assert is_loopback("127.8.8.8")
    assert is_loopback("::1")
    assert is_loopback("localhost")
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("::")
    assert not is_loopback("192.168.1.4")
    assert not is_loopback("desk.example")


def test_two_dashboards_of_one_machine_do_not_take_each_others_cookie(desk):
    """They differ in the port alone, which cookies do not know."""
    one, two = desk.client(token=TOKEN), desk.client(token=TOKEN[::-1])
    for client, token in ((one, TOKEN), (two, TOKEN[::-1])):
        assert client.get(f"/?token={token}").status_code == 200
    two.cookies.update(one.cookies)
    assert len(two.cookies) == 2
    assert two.get("/health").status_code == 200
    one.cookies.update(two.cookies)
    assert one.get("/health").status_code == 200
