/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-book.h"

G_BEGIN_DECLS

#define PSK_TYPE_CANDIDATE_LIST (psk_candidate_list_get_type ())

G_DECLARE_FINAL_TYPE (PskCandidateList, psk_candidate_list, PSK, CANDIDATE_LIST, GtkBox)

void    psk_candidate_list_open         (PskCandidateList *self,
                                         PskBook          *book,
                                         int               tambon);
void    psk_candidate_list_refresh      (PskCandidateList *self);
GArray *psk_candidate_list_get_selected (PskCandidateList *self);
void    psk_candidate_list_unselect     (PskCandidateList *self);

G_END_DECLS
