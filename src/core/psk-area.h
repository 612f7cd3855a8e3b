/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"
#include "psk-language.h"

G_BEGIN_DECLS

#define PSK_TYPE_AREA (psk_area_get_type ())

G_DECLARE_FINAL_TYPE (PskArea, psk_area, PSK, AREA, PskRecord)

/**
 * PskArea:
 *
 * A province, district, tambon or village.
 */
struct _PskArea
{
  PskRecord parent_instance;

  int code;
  int level; /* see PskAreaLevel */
  int parent; /* -1 for the province */
  char *name_th;
  char *name_en;
  char *postal_code;
  double lat; /* label point */
  double lon;
  int target; /* households, -1 for the programme’s */
  char *match_key; /* see psk_text_area_key() */
};

typedef enum
{
  PSK_AREA_PROVINCE = 1,
  PSK_AREA_DISTRICT = 2,
  PSK_AREA_TAMBON = 3,
  PSK_AREA_VILLAGE = 4,
} PskAreaLevel;

int         psk_area_code_level   (int          code);
int         psk_area_code_parent  (int          code);
void        psk_area_code_range   (int          code,
                                   int         *first,
                                   int         *last);
gboolean    psk_area_code_within  (int          code,
                                   int          area);
const char *psk_area_get_name     (PskArea     *self,
                                   PskLanguage  language);

G_END_DECLS
