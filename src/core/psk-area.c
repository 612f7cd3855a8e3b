/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-area.h"

G_DEFINE_FINAL_TYPE (PskArea, psk_area, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "code", PSK_FIELD_INT, G_STRUCT_OFFSET (PskArea, code) },
  { "level", PSK_FIELD_INT, G_STRUCT_OFFSET (PskArea, level) },
  { "parent", PSK_FIELD_INT, G_STRUCT_OFFSET (PskArea, parent) },
  { "name-th", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskArea, name_th) },
  { "name-en", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskArea, name_en) },
  { "postal-code", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskArea, postal_code) },
  { "lat", PSK_FIELD_REAL, G_STRUCT_OFFSET (PskArea, lat) },
  { "lon", PSK_FIELD_REAL, G_STRUCT_OFFSET (PskArea, lon) },
  { "target", PSK_FIELD_INT, G_STRUCT_OFFSET (PskArea, target) },
  { "match-key", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskArea, match_key) },
};

static void
psk_area_class_init (PskAreaClass *klass)
{
  psk_record_class_set_fields (PSK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
psk_area_init (PskArea *self)
{
}

/**
 * psk_area_code_level:
 * @code: an official code: 52, 5201, 520101 or 52010101
 *
 * Returns: its #PskAreaLevel, or 0 when it is no area code
 */
int
psk_area_code_level (int code)
{
  if (code >= 10 && code <= 99)
    return PSK_AREA_PROVINCE;
  if (code >= 1000 && code <= 9999)
    return PSK_AREA_DISTRICT;
  if (code >= 100000 && code <= 999999)
    return PSK_AREA_TAMBON;
  if (code >= 10000000 && code <= 99999999)
    return PSK_AREA_VILLAGE;

  return 0;
}

/**
 * psk_area_code_parent:
 * @code: an area code
 *
 * Returns: the code of the area that it lies in, or -1 for a province
 */
int
psk_area_code_parent (int code)
{
  return psk_area_code_level (code) > PSK_AREA_PROVINCE ? code / 100 : -1;
}

/**
 * psk_area_code_range:
 * @code: a province, district or tambon
 * @first: (out): the lowest tambon code in it
 * @last: (out): the highest possible one
 */
void
psk_area_code_range (int  code,
                     int *first,
                     int *last)
{
  *first = *last = code;

  while (psk_area_code_level (*first) < PSK_AREA_TAMBON)
    {
      *first = *first * 100;
      *last = *last * 100 + 99;
    }
}

/**
 * psk_area_code_within:
 * @code: an area code
 * @area: the code of the same or a larger area
 *
 * Returns: whether @code is @area or lies in it
 */
gboolean
psk_area_code_within (int code,
                      int area)
{
  while (code > area)
    code /= 100;

  return code == area;
}

/**
 * psk_area_get_name:
 * @self: an area
 * @language: the language
 *
 * Returns: (transfer none): the bare name, without ตำบล or อำเภอ
 */
const char *
psk_area_get_name (PskArea     *self,
                   PskLanguage  language)
{
  g_return_val_if_fail (PSK_IS_AREA (self), NULL);

  return language == PSK_LANGUAGE_ENGLISH && self->name_en != NULL && *self->name_en != '\0'
         ? self->name_en : self->name_th;
}
