/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-code-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-name.h"
#include "psk-text.h"

/* No more near misses are told than can be looked through. */
#define MAX_SUGGESTIONS 4

/* A name that is part of another is a near miss when it has that many characters. */
#define PART_LETTERS 3

/* In the order in which they are shown. An office adds to the open ones; the codes of the
 * others are what the program works with, so that only their names can be changed. */
static const char *const ids[] = {
  "vegetables", "drop_reason", "vulnerability", "vulnerable_definition", "post_channel",
  "seed_unit", "household_status", "centre_state", "report_state", NULL,
};
static const char *const open_lists[] = {
  "vegetables", "drop_reason", "vulnerability", "vulnerable_definition", "post_channel", NULL,
};

/* Codes of open lists that rules ask for. */
static const struct
{
  const char *list;
  const char *code;
} fixed_codes[] = {
  { "drop_reason", "merged" },
  { "drop_reason", "moved" },
  { "drop_reason", "duplicate" },
};

G_DEFINE_BOXED_TYPE (PskCode, psk_code, psk_code_copy, psk_code_free)

/**
 * psk_code_new:
 * @code: (nullable): what is kept in the book, %NULL for a new entry
 * @thai: what it is called; it is cleaned
 * @english: (nullable): what it is called in English
 * @aliases: (nullable) (array zero-terminated=1): other spellings
 *
 * Returns: (transfer full): an entry
 */
PskCode *
psk_code_new (const char         *code,
              const char         *thai,
              const char         *english,
              const char * const *aliases)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  PskCode *self = g_new0 (PskCode, 1);

  self->code = g_strdup (code);
  self->thai = psk_text_clean (thai);
  self->english = psk_text_clean (english);
  for (guint i = 0; aliases != NULL && aliases[i] != NULL; i++)
    {
      g_autofree char *clean = psk_text_clean (aliases[i]);

      if (*clean != '\0')
        g_strv_builder_add (builder, clean);
    }
  self->aliases = g_strv_builder_end (builder);

  return self;
}

/**
 * psk_code_copy:
 * @self: an entry
 *
 * Returns: (transfer full): a copy
 */
PskCode *
psk_code_copy (const PskCode *self)
{
  PskCode *copy = g_new0 (PskCode, 1);

  copy->code = g_strdup (self->code);
  copy->thai = g_strdup (self->thai);
  copy->english = g_strdup (self->english);
  copy->aliases = g_strdupv (self->aliases);
  copy->retired = self->retired;
  copy->fixed = self->fixed;
  return copy;
}

/**
 * psk_code_free:
 * @self: (transfer full): an entry
 */
void
psk_code_free (PskCode *self)
{
  g_free (self->code);
  g_free (self->thai);
  g_free (self->english);
  g_strfreev (self->aliases);
  g_free (self);
}

/**
 * psk_code_split_aliases:
 * @text: (nullable): spellings with commas between them
 *
 * Returns: (transfer full): the spellings, clean
 */
GStrv
psk_code_split_aliases (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", ",;\n", -1);
  g_autoptr (PskCode) entry = psk_code_new (NULL, NULL, NULL, (const char * const *) parts);

  return g_steal_pointer (&entry->aliases);
}

/**
 * psk_code_list_get_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the lists, in the order in which they
 *   are shown
 */
const char * const *
psk_code_list_get_ids (void)
{
  return ids;
}

/**
 * psk_code_list_is_open:
 * @list: the id of a list
 *
 * Returns: whether the office may add to it and take away from it. Of the other lists
 *   only the names may be changed
 */
gboolean
psk_code_list_is_open (const char *list)
{
  return g_strv_contains (open_lists, list);
}

static JsonObject *
find_list (PskDefinition *codes,
           const char    *list)
{
  for (guint i = 0; i < psk_definition_get_n (codes, "lists"); i++)
    {
      JsonObject *object = psk_definition_get_element (codes, "lists", i);

      if (g_strcmp0 (json_object_get_string_member_with_default (object, "id", ""), list) == 0)
        return object;
    }

  return NULL;
}

/**
 * psk_code_list_get_title:
 * @codes: the code lists
 * @list: the id of a list
 * @language: the language
 *
 * Returns: (transfer none): what it is called
 */
const char *
psk_code_list_get_title (PskDefinition *codes,
                         const char    *list,
                         PskLanguage    language)
{
  JsonObject *object = find_list (codes, list);

  return object != NULL ? psk_definition_get_text (object, "title", language) : list;
}

static char *
array_to_text (JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_set_array (node, array);
  return json_to_string (node, FALSE);
}

/**
 * psk_code_list_is_default:
 * @codes: the code lists
 * @list: the id of a list
 *
 * Returns: whether the list is still the one that Pansuk proposes
 */
gboolean
psk_code_list_is_default (PskDefinition *codes,
                          const char    *list)
{
  g_autoptr (PskDefinition) shipped = psk_definition_load_default ("codes");
  JsonArray *ours = psk_definition_get_list (codes, list);
  JsonArray *theirs = psk_definition_get_list (shipped, list);
  g_autofree char *our_text = ours != NULL ? array_to_text (ours) : NULL;
  g_autofree char *their_text = theirs != NULL ? array_to_text (theirs) : NULL;

  return g_strcmp0 (our_text, their_text) == 0;
}

static gboolean
is_fixed (const char *list,
          const char *code)
{
  if (!psk_code_list_is_open (list))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (fixed_codes); i++)
    {
      if (g_str_equal (fixed_codes[i].list, list) && g_str_equal (fixed_codes[i].code, code))
        return TRUE;
    }

  return FALSE;
}

static PskCode *
read_entry (const char *list,
            JsonObject *object)
{
  JsonArray *array = json_object_has_member (object, "aliases")
                     ? json_object_get_array_member (object, "aliases") : NULL;
  g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();
  PskCode *entry = g_new0 (PskCode, 1);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (aliases, json_array_get_string_element (array, i));

  entry->code = g_strdup (json_object_get_string_member_with_default (object, "code", ""));
  entry->thai = g_strdup (json_object_get_string_member_with_default (object, "th", ""));
  entry->english = g_strdup (json_object_get_string_member_with_default (object, "en", ""));
  entry->aliases = g_strv_builder_end (aliases);
  entry->retired = json_object_get_boolean_member_with_default (object, "retired", FALSE);
  entry->fixed = is_fixed (list, entry->code);
  return entry;
}

/**
 * psk_code_list_read:
 * @codes: the code lists
 * @list: the id of a list
 *
 * Returns: (transfer full) (element-type PskCode): its entries in their order
 */
GPtrArray *
psk_code_list_read (PskDefinition *codes,
                    const char    *list)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_code_free);
  JsonArray *array = psk_definition_get_list (codes, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (entries, read_entry (list, json_array_get_object_element (array, i)));

  return entries;
}

/**
 * psk_code_list_find:
 * @codes: the code lists
 * @list: the id of a list
 * @code: a code
 *
 * Returns: (transfer full) (nullable): its entry
 */
PskCode *
psk_code_list_find (PskDefinition *codes,
                    const char    *list,
                    const char    *code)
{
  JsonArray *array = psk_definition_get_list (codes, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_strcmp0 (json_object_get_string_member_with_default (object, "code", ""), code) == 0)
        return read_entry (list, object);
    }

  return NULL;
}

static gboolean
check_name (const char *name,
            GError    **error)
{
  if (g_utf8_strlen (name, -1) <= PSK_CODE_MAX_NAME)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("“%s” is too long: at most %d characters fit."), name, PSK_CODE_MAX_NAME);
  return FALSE;
}

/* What already goes by a name, apart from the entry itself. */
static PskCode *
find_other (GPtrArray     *entries,
            const PskCode *self,
            const char    *name)
{
  g_autofree char *key = psk_text_area_key (name);

  for (guint i = 0; i < entries->len; i++)
    {
      PskCode *other = entries->pdata[i];
      const char *own[] = { other->code, other->thai, other->english };

      if (g_strcmp0 (other->code, self->code) == 0)
        continue;
      for (gsize n = 0; n < G_N_ELEMENTS (own) + g_strv_length (other->aliases); n++)
        {
          g_autofree char *theirs = psk_text_area_key (
            n < G_N_ELEMENTS (own) ? own[n] : other->aliases[n - G_N_ELEMENTS (own)]);

          if (*key != '\0' && g_str_equal (theirs, key))
            return other;
        }
    }

  return NULL;
}

static gboolean
check_free (GPtrArray     *entries,
            const PskCode *self,
            const char    *name,
            GError       **error)
{
  PskCode *other;

  if (!check_name (name, error))
    return FALSE;

  other = find_other (entries, self, name);
  if (other == NULL)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               /* Translators: a name, the entry that is called so already */
               _("“%s” is in the list already, as “%s”: choose another name."), name,
               other->thai);
  return FALSE;
}

/**
 * psk_code_list_check:
 * @codes: the code lists
 * @list: the id of a list
 * @entry: what an entry shall say; without a code a new one
 * @error: (nullable): %PSK_ERROR_INVALID with a sentence for people
 *
 * Returns: whether the list can take it
 */
gboolean
psk_code_list_check (PskDefinition *codes,
                     const char    *list,
                     const PskCode *entry,
                     GError       **error)
{
  g_autoptr (GPtrArray) entries = psk_code_list_read (codes, list);
  g_autofree char *key = psk_text_area_key (entry->thai);

  if (*key == '\0')
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_INVALID,
                           _("The entry has no Thai name: type one."));
      return FALSE;
    }
  if (entry->code == NULL && entries->len >= PSK_CODE_MAX_ENTRIES)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("The list is full: at most %d entries fit. Delete those that are not used."),
                   PSK_CODE_MAX_ENTRIES);
      return FALSE;
    }
  if (g_strv_length (entry->aliases) > PSK_CODE_MAX_ALIASES)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("There are too many other spellings: at most %d fit."),
                   PSK_CODE_MAX_ALIASES);
      return FALSE;
    }

  if (!check_free (entries, entry, entry->thai, error)
      || !check_free (entries, entry, entry->english, error))
    return FALSE;
  for (guint i = 0; entry->aliases[i] != NULL; i++)
    {
      if (!check_free (entries, entry, entry->aliases[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_code (GPtrArray  *entries,
          const char *code)
{
  for (guint i = 0; i < entries->len; i++)
    {
      PskCode *entry = entries->pdata[i];

      if (g_str_equal (entry->code, code))
        return TRUE;
    }

  return FALSE;
}

/* Two offices that add the same thing give it the same code: it follows from the name. */
static char *
code_of_name (const PskCode *entry)
{
  g_autofree char *key = psk_text_area_key (entry->thai);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, key, -1);
  g_autoptr (GString) code = g_string_new (NULL);

  for (const char *p = entry->english; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (code, g_ascii_tolower (*p));
      else if (code->len > 0 && code->str[code->len - 1] != '-')
        g_string_append_c (code, '-');
    }
  while (code->len > 0 && code->str[code->len - 1] == '-')
    g_string_truncate (code, code->len - 1);

  return code->len >= 2 ? g_strdup (code->str) : g_strdup_printf ("own-%.8s", sum);
}

/**
 * psk_code_list_make_code:
 * @codes: the code lists
 * @list: the id of a list
 * @entry: a new entry
 *
 * Returns: (transfer full): a code that the list does not have yet
 */
char *
psk_code_list_make_code (PskDefinition *codes,
                         const char    *list,
                         const PskCode *entry)
{
  g_autoptr (GPtrArray) entries = psk_code_list_read (codes, list);
  g_autofree char *stem = code_of_name (entry);
  char *code = g_strdup (stem);

  for (guint n = 2; has_code (entries, code); n++)
    {
      g_free (code);
      code = g_strdup_printf ("%s-%u", stem, n);
    }

  return code;
}

static gboolean
is_part (const char *part,
         const char *whole)
{
  return g_utf8_strlen (part, -1) >= PART_LETTERS && strstr (whole, part) != NULL;
}

/* Many a vegetable begins with the word for it, which makes it like no other. */
static const char *
skip_word (const char *name)
{
  static const char word[] = "ผัก";

  return g_str_has_prefix (name, word) && name[strlen (word)] != '\0' ? name + strlen (word)
                                                                     : name;
}

/* From 0 for nothing to what psk_name_compare() says; a part of a name is the least. */
static int
measure_likeness (const char *name,
                  const char *text)
{
  g_autoptr (PskNamePart) ours = psk_name_part_new (skip_word (name));
  g_autoptr (PskNamePart) theirs = psk_name_part_new (skip_word (text));
  g_autoptr (PskNamePart) same = psk_name_part_new ("ก");
  g_autofree char *key = psk_text_area_key (name);
  g_autofree char *text_key = psk_text_area_key (text);
  const PskNameLikeness likeness = psk_name_compare (ours, same, theirs, same);

  if (likeness > PSK_NAME_FIRST_ONLY)
    return likeness;

  return is_part (key, text_key) || is_part (text_key, key) ? 1 : 0;
}

static int
measure_entry (PskCode    *entry,
               const char *text)
{
  int best = MAX (measure_likeness (entry->thai, text), measure_likeness (entry->english, text));

  for (guint i = 0; entry->aliases[i] != NULL; i++)
    best = MAX (best, measure_likeness (entry->aliases[i], text));

  return best;
}

/**
 * psk_code_list_suggest:
 * @codes: the code lists
 * @list: the id of a list
 * @text: what somebody typed and the list does not have
 *
 * Returns: (transfer full): codes of entries that are spelled much like it, the likeliest
 *   first
 */
GStrv
psk_code_list_suggest (PskDefinition *codes,
                       const char    *list,
                       const char    *text)
{
  g_autoptr (GPtrArray) entries = psk_code_list_read (codes, list);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  guint n = 0;

  for (int likeness = PSK_NAME_SAME; likeness > 0; likeness--)
    {
      for (guint i = 0; i < entries->len && n < MAX_SUGGESTIONS; i++)
        {
          PskCode *entry = entries->pdata[i];

          if (measure_entry (entry, text) != likeness)
            continue;
          g_strv_builder_add (found, entry->code);
          n++;
        }
    }

  return g_strv_builder_end (found);
}
