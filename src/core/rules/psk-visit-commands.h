/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-command.h"
#include "psk-visit.h"

G_BEGIN_DECLS

PskCommand *psk_command_visit_keep   (PskVisit            *visit,
                                      const char * const  *vegetables,
                                      GPtrArray           *photos);
PskCommand *psk_command_visit_delete (gint64               id);
gboolean    psk_visit_move_stock     (PskStore            *store,
                                      PskVisit            *old,
                                      PskVisit            *now,
                                      GError             **error);
double      psk_visit_count_left     (PskStore            *store,
                                      PskVisit            *visit,
                                      double              *before);
gboolean    psk_visit_count_again    (PskStore            *store,
                                      gint64               id,
                                      GError             **error);

G_END_DECLS
