/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household.h"

G_DEFINE_FINAL_TYPE (PskHousehold, psk_household, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "id", PSK_FIELD_ID, G_STRUCT_OFFSET (PskHousehold, id) },
  { "uid", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, uid) },
  { "tambon", PSK_FIELD_INT, G_STRUCT_OFFSET (PskHousehold, tambon) },
  { "slot", PSK_FIELD_INT, G_STRUCT_OFFSET (PskHousehold, slot) },
  { "status", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, status) },
  { "village-no", PSK_FIELD_INT, G_STRUCT_OFFSET (PskHousehold, village_no) },
  { "house-no", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, house_no) },
  { "house-code", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, house_code) },
  { "title", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, title) },
  { "first-name", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, first_name) },
  { "last-name", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, last_name) },
  { "citizen-id", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, citizen_id) },
  { "phone", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, phone) },
  { "members", PSK_FIELD_INT, G_STRUCT_OFFSET (PskHousehold, members) },
  { "vulnerability", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, vulnerability) },
  { "definition-used", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, definition_used) },
  { "kinds", PSK_FIELD_INT, G_STRUCT_OFFSET (PskHousehold, kinds) },
  { "planted-on", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, planted_on) },
  { "lat", PSK_FIELD_REAL, G_STRUCT_OFFSET (PskHousehold, lat) },
  { "lon", PSK_FIELD_REAL, G_STRUCT_OFFSET (PskHousehold, lon) },
  { "note", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHousehold, note) },
};

static void
psk_household_class_init (PskHouseholdClass *klass)
{
  psk_record_class_set_fields (PSK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
psk_household_init (PskHousehold *self)
{
}

/**
 * psk_household_get_state:
 * @self: a household
 *
 * Returns: (transfer none): "candidate", "dropped", or of a selected household
 *   "selected" (nothing planted yet), "started" (fewer kinds than needed) or
 *   "planting" (at least %PSK_KINDS_NEEDED kinds)
 */
const char *
psk_household_get_state (PskHousehold *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD (self), NULL);

  if (!g_str_equal (self->status, "selected"))
    return self->status;
  if (self->kinds >= PSK_KINDS_NEEDED)
    return "planting";

  return self->kinds > 0 ? "started" : "selected";
}

/**
 * psk_household_get_name:
 * @self: a household
 *
 * Returns: (transfer full): title, first and last name of the head
 */
char *
psk_household_get_name (PskHousehold *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD (self), NULL);

  return g_strstrip (g_strdup_printf ("%s%s %s",
                                      self->title != NULL ? self->title : "",
                                      self->first_name != NULL ? self->first_name : "",
                                      self->last_name != NULL ? self->last_name : ""));
}
