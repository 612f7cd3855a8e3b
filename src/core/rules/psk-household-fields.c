/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people read of a household, on the screen, on paper and in files. */

#include "config.h"

#include "psk-household-fields.h"

#include "psk-person-id.h"
#include "psk-thai-date.h"

/**
 * psk_household_field_is_personal:
 * @field: a field
 *
 * Returns: whether it tells who or where somebody is, or that they are ill: whether it is
 *   left out of what is public
 */
gboolean
psk_household_field_is_personal (PskHouseholdField field)
{
  switch (field)
    {
    case PSK_HOUSEHOLD_TAMBON:
    case PSK_HOUSEHOLD_SLOT:
    case PSK_HOUSEHOLD_STATUS:
    case PSK_HOUSEHOLD_VILLAGE_NO:
    case PSK_HOUSEHOLD_MEMBERS:
    case PSK_HOUSEHOLD_KINDS:
    case PSK_HOUSEHOLD_PLANTED_ON:
      return FALSE;

    case PSK_HOUSEHOLD_ID:
    case PSK_HOUSEHOLD_UID:
    case PSK_HOUSEHOLD_HOUSE_NO:
    case PSK_HOUSEHOLD_HOUSE_CODE:
    case PSK_HOUSEHOLD_TITLE:
    case PSK_HOUSEHOLD_FIRST_NAME:
    case PSK_HOUSEHOLD_LAST_NAME:
    case PSK_HOUSEHOLD_CITIZEN_ID:
    case PSK_HOUSEHOLD_PHONE:
    case PSK_HOUSEHOLD_VULNERABILITY:
    case PSK_HOUSEHOLD_DEFINITION_USED:
    case PSK_HOUSEHOLD_LAT:
    case PSK_HOUSEHOLD_LON:
    case PSK_HOUSEHOLD_NOTE:
    default:
      return TRUE;
    }
}

static char *
number_text (int number)
{
  return number >= 0 ? g_strdup_printf ("%d", number) : NULL;
}

/**
 * psk_household_field_text:
 * @household: a household
 * @field: a field that a list of households can have as a column
 * @areas: the areas of the book
 * @codes: the code lists of the book
 * @language: of names, words and dates
 *
 * Returns: (transfer full) (nullable): what people read there; %NULL for nothing. A citizen
 *   id is masked
 */
char *
psk_household_field_text (PskHousehold     *household,
                          PskHouseholdField field,
                          PskAreas         *areas,
                          PskDefinition    *codes,
                          PskLanguage       language)
{
  switch ((int) field)
    {
    case PSK_HOUSEHOLD_SLOT:
      return number_text (household->slot);
    case PSK_HOUSEHOLD_TAMBON:
      return g_strdup (psk_areas_get_name (areas, household->tambon, language));
    case PSK_HOUSEHOLD_VILLAGE_NO:
      return number_text (household->village_no);
    case PSK_HOUSEHOLD_HOUSE_NO:
      return g_strdup (household->house_no);
    case PSK_HOUSEHOLD_TITLE:
      return g_strdup (household->title);
    case PSK_HOUSEHOLD_FIRST_NAME:
      return g_strdup (household->first_name);
    case PSK_HOUSEHOLD_LAST_NAME:
      return g_strdup (household->last_name);
    case PSK_HOUSEHOLD_CITIZEN_ID:
      return household->citizen_id != NULL ? psk_person_id_mask (household->citizen_id) : NULL;
    case PSK_HOUSEHOLD_STATUS:
      return g_strdup (psk_definition_get_code_title (codes, "household_status",
                                                      psk_household_get_state (household),
                                                      language));
    case PSK_HOUSEHOLD_KINDS:
      return number_text (household->kinds);
    case PSK_HOUSEHOLD_PLANTED_ON:
      return household->planted_on != NULL
             ? psk_thai_date_format_iso (household->planted_on, PSK_DATE_SHORT, language) : NULL;
    case PSK_HOUSEHOLD_VULNERABILITY:
      return g_strdup (psk_definition_get_code_title (codes, "vulnerability",
                                                      household->vulnerability, language));
    case PSK_HOUSEHOLD_MEMBERS:
      return number_text (household->members);
    case PSK_HOUSEHOLD_PHONE:
      return g_strdup (household->phone);
    case PSK_HOUSEHOLD_NOTE:
      return g_strdup (household->note);
    default:
      return NULL;
    }
}
