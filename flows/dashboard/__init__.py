"""Pages and an API over the published file: read-only, following its swaps. Does I/O.

``published``  opens the file, and follows it when it is replaced
``data``       what pages and API show, asked of schema ``v1``
``pages``      the pages, ``api`` the same in JSON, ``app`` both together
``gate``       who may ask: Host, token, and the headers of every answer
"""
