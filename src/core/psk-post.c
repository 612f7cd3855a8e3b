/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-post.h"

G_DEFINE_FINAL_TYPE (PskPost, psk_post, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "id", PSK_FIELD_ID, G_STRUCT_OFFSET (PskPost, id) },
  { "uid", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskPost, uid) },
  { "district", PSK_FIELD_INT, G_STRUCT_OFFSET (PskPost, district) },
  { "posted-on", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskPost, posted_on) },
  { "channel", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskPost, channel) },
  { "title", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskPost, title) },
  { "url", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskPost, url) },
};

static void
psk_post_class_init (PskPostClass *klass)
{
  psk_record_class_set_fields (PSK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
psk_post_init (PskPost *self)
{
}
