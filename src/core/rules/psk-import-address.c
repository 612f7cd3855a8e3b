/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "psk-import-cell.h"
#include "psk-text.h"

static const char * const house_words[] = { "บ้านเลขที่", "เลขที่บ้าน", "เลขที่", "บ้าน เลขที่", NULL };
static const char * const village_words[] = { "หมู่บ้านที่", "หมู่ที่", "หมู่", "ม.ที่", "ม.", "Moo", "moo", NULL };
static const char * const tambon_words[] = { "ตำบล", "ต.", "แขวง", NULL };
static const char * const district_words[] = { "อำเภอ", "อ.", "เขต", NULL };
static const char * const province_words[] = { "จังหวัด", "จ.", NULL };

/* No tambon of the country has many more villages; what is above is part of a house number. */
#define MAX_VILLAGES 30

/* Finds one of @words at the start of a word or after a digit, so that "ต." is
 * not found in "พ.ต.ท.". Returns what follows it. */
static const char *
find_word (const char         *text,
           const char * const *words,
           const char        **start)
{
  for (gsize i = 0; words[i] != NULL; i++)
    {
      for (const char *p = strstr (text, words[i]); p != NULL; p = strstr (p + 1, words[i]))
        {
          const gboolean whole = strlen (words[i]) > strlen ("ต.");

          if (p > text && p[-1] != ' ' && p[-1] != ',' && !g_ascii_isdigit (p[-1]) && !whole)
            continue;
          *start = p;
          p += strlen (words[i]);
          return p + strspn (p, " ");
        }
    }

  return NULL;
}

/* The name that starts at @name, up to the next part of the address. */
static char *
take_name (const char *name)
{
  const char *end = name + strlen (name);
  const char *start;

  if (find_word (name, district_words, &start) != NULL)
    end = MIN (end, start);
  if (find_word (name, province_words, &start) != NULL)
    end = MIN (end, start);
  if (find_word (name, tambon_words, &start) != NULL)
    end = MIN (end, start);

  for (const char *p = name; p < end; p++)
    {
      if (g_ascii_isdigit (*p) || *p == ',' || *p == '(')
        end = p;
    }

  return g_strstrip (g_strndup (name, end - name));
}

static char *
take_village (const char  *text,
              const char **start)
{
  const char *from = text;
  const char *after;

  while ((after = find_word (from, village_words, start)) != NULL)
    {
      const gsize n = strspn (after, "0123456789");

      if (n >= 1 && n <= 2)
        return g_strndup (after, n);
      from = *start + 1;
    }

  return NULL;
}

static char *
take_house (const char *text,
            const char *end,
            gboolean    after_person)
{
  g_autofree char *part = g_strstrip (g_strndup (text, end - text));
  const char *start;
  const char *house = find_word (part, house_words, &start);
  gsize n;

  if (house == NULL)
    house = part + (after_person ? strcspn (part, "0123456789") : 0);
  n = strcspn (house, " ,");

  return n > 0 && g_ascii_isdigit (*house) ? g_strndup (house, n) : NULL;
}

/* What stands before the first part of an address, when it is a name. */
static char *
take_person (const char *text,
             const char *end)
{
  g_autofree char *part = g_strndup (text, end - text);
  g_autofree char *title = NULL;
  g_autofree char *first_name = NULL;
  g_autofree char *last_name = NULL;
  const char *start = NULL;

  if (find_word (part, house_words, &start) != NULL)
    part[start - part] = '\0';
  part[strcspn (part, "0123456789")] = '\0';
  g_strstrip (g_strdelimit (part, ",:;", ' '));
  psk_text_split_name (part, &title, &first_name, &last_name);

  return *title != '\0' && *last_name != '\0' ? g_steal_pointer (&part) : NULL;
}

/**
 * psk_address_parse:
 * @text: an address: "12 หมู่ 3 ต.เกาะคา อ.เกาะคา"
 * @address: (out caller-allocates): its parts
 *
 * Takes an address of one cell apart. What is not there stays %NULL. A name may stand
 * before it: "นายสมชาย ใจดี 12 หมู่ 3 ต.เกาะคา".
 */
void
psk_address_parse (const char *text,
                   PskAddress *address)
{
  g_autofree char *clean = psk_text_clean (text);
  g_autofree char *arabic = psk_text_arabic_digits (clean);
  const char *end = arabic + strlen (arabic);
  const char *start = NULL;
  const char *name;

  memset (address, 0, sizeof *address);

  address->village = take_village (arabic, &start);
  if (address->village != NULL)
    end = MIN (end, start);

  name = find_word (arabic, tambon_words, &start);
  if (name != NULL)
    {
      address->tambon = take_name (name);
      end = MIN (end, start);
    }
  name = find_word (arabic, district_words, &start);
  if (name != NULL)
    {
      address->district = take_name (name);
      end = MIN (end, start);
    }

  address->person = take_person (arabic, end);
  address->house_no = take_house (arabic, end, address->person != NULL);
}

/**
 * psk_cell_find_village:
 * @arabic: a cell with Arabic digits
 *
 * Returns: (transfer none) (nullable): what of "10/1" or "12/3/1" can be the number of a
 *   village after a house
 */
const char *
psk_cell_find_village (const char *arabic)
{
  const char *slash = strrchr (arabic, '/');
  const char *village;
  gsize n;

  if (slash == NULL || !g_ascii_isdigit (*arabic))
    return NULL;

  village = slash + 1 + strspn (slash + 1, " ");
  n = strspn (village, "0123456789");
  if (n < 1 || n > 2 || village[n + strspn (village + n, " ")] != '\0')
    return NULL;

  return atoi (village) >= 1 && atoi (village) <= MAX_VILLAGES ? village : NULL;
}

/**
 * psk_address_parse_house:
 * @text: what a column of houses and villages says
 * @address: (out caller-allocates): its parts
 *
 * Takes "10/1" apart, which is house 10 of village 1; "10/1 หมู่ 3" is house 10/1 of
 * village 3, and "10" or "10/160" a house without a village.
 */
void
psk_address_parse_house (const char *text,
                         PskAddress *address)
{
  g_autofree char *clean = psk_text_clean (text);
  g_autofree char *arabic = psk_text_arabic_digits (clean);
  const char *village = psk_cell_find_village (arabic);

  psk_address_parse (arabic, address);
  if (village != NULL)
    {
      g_free (address->house_no);
      address->house_no = g_strstrip (g_strndup (arabic, strrchr (arabic, '/') - arabic));
      address->village = g_strndup (village, strspn (village, "0123456789"));
    }
  else if (address->village == NULL)
    {
      g_free (address->house_no);
      address->house_no = g_steal_pointer (&arabic);
    }
}

/**
 * psk_address_clear:
 * @address: an address
 *
 * Frees its parts.
 */
void
psk_address_clear (PskAddress *address)
{
  g_free (address->house_no);
  g_free (address->village);
  g_free (address->tambon);
  g_free (address->district);
  g_free (address->person);
  memset (address, 0, sizeof *address);
}
