-- Applied once, in the order of the files' names. A change of the table is a new file.
CREATE TABLE public.the_object (
    code text PRIMARY KEY,
    name text NOT NULL,
    amount double precision NOT NULL
);

INSERT INTO public.the_object (code, name, amount) VALUES
    ('CA', 'California', 12),
    ('NY', 'New York', 7),
    ('TX', 'Texas', 9);
