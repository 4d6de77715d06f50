-- client_of(identity): the cookie id of a browser.
create macro client_of(identity) as 'hc.' || lower(hex(key63('browser', identity)))
