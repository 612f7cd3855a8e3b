/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-command.h"
#include "psk-definition.h"
#include "psk-period.h"
#include "psk-post.h"
#include "psk-report.h"

G_BEGIN_DECLS

/**
 * PskReportAct:
 * @PSK_REPORT_SUBMIT: the district sends a draft or a returned report
 * @PSK_REPORT_ACCEPT: the province accepts what was submitted
 * @PSK_REPORT_RETURN: the province returns it with a reason
 * @PSK_REPORT_REOPEN: the province makes an accepted report a draft again
 */
typedef enum
{
  PSK_REPORT_SUBMIT,
  PSK_REPORT_ACCEPT,
  PSK_REPORT_RETURN,
  PSK_REPORT_REOPEN,
} PskReportAct;

PskCommand *psk_command_report_set_value (int            district,
                                          const char    *month,
                                          const char    *item,
                                          double         value);
PskCommand *psk_command_report_set_words (int            district,
                                          const char    *month,
                                          const char    *achievement,
                                          const char    *problems,
                                          const char    *suggestions);
PskCommand *psk_command_report_act       (int            district,
                                          const char    *month,
                                          PskReportAct   act,
                                          const char    *on,
                                          const char    *text);
PskCommand *psk_command_check_set        (int            district,
                                          const char    *month,
                                          const char    *item,
                                          gboolean       done,
                                          const char    *evidence);
PskCommand *psk_command_due_date_set     (const char    *month,
                                          const char    *due_on);
PskCommand *psk_command_post_add         (PskPost       *post);

const char *psk_report_get_state         (PskStore      *store,
                                          PskReport     *report,
                                          const char    *month);
double      psk_report_get_value         (PskStore      *store,
                                          int            district,
                                          const char    *month,
                                          JsonObject    *item,
                                          gboolean      *is_typed);

PskCommand *psk_command_quarter_close    (const PskPeriod *quarter);
PskCommand *psk_command_mark_set         (const PskPeriod *quarter,
                                          int            district,
                                          const char    *indicator,
                                          double         value,
                                          const char    *evidence);
PskCommand *psk_command_definition_add   (const char    *kind,
                                          const char    *json);

G_END_DECLS
