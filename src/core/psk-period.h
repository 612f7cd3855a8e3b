/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "psk-language.h"

G_BEGIN_DECLS

typedef enum
{
  PSK_PERIOD_MONTH,
  PSK_PERIOD_QUARTER,
  PSK_PERIOD_FISCAL_YEAR,
} PskPeriodKind;

typedef enum
{
  PSK_PERIOD_STYLE_SHORT,     /* มี.ค. 67 · Q2/67 · ปี 67   / Mar 24 · Q2/2024 · FY 2024 */
  PSK_PERIOD_STYLE_LONG,      /* มีนาคม 2567 · ไตรมาส 2/2567 · ปีงบประมาณ 2567 */
  PSK_PERIOD_STYLE_OFFICIAL,  /* the long one in Thai digits; the quarter as ไตรมาสที่ ๒ ปีงบประมาณ ๒๕๖๗ */
} PskPeriodStyle;

/**
 * PskPeriod:
 * @kind: what the period is
 * @year: for a month the calendar year in the Common Era (2024); for a quarter
 *   and a fiscal year the Buddhist year in which the fiscal year ends (2567)
 * @number: month 1–12, quarter 1–4, 0 for a fiscal year
 *
 * A month, a quarter or a fiscal year of the Thai government: 1 October to 30
 * September. It is passed and returned by value.
 */
typedef struct
{
  PskPeriodKind kind;
  int year;
  int number;
} PskPeriod;

gboolean   psk_period_parse       (const char      *text,
                                   PskPeriod       *period,
                                   GError         **error);
char      *psk_period_to_string   (const PskPeriod *period);
PskPeriod  psk_period_quarter_of  (const GDate     *date);
PskPeriod  psk_period_shift       (const PskPeriod *period,
                                   int              steps);
int        psk_period_compare     (const PskPeriod *a,
                                   const PskPeriod *b);
void       psk_period_get_range   (const PskPeriod *period,
                                   GDate           *first,
                                   GDate           *last);
gboolean   psk_period_contains    (const PskPeriod *period,
                                   const GDate     *date);
char      *psk_period_format      (const PskPeriod *period,
                                   PskPeriodStyle   style,
                                   PskLanguage      language);

G_END_DECLS
