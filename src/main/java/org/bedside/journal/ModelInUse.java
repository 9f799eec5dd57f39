package org.bedside.journal;

/**
 * A model as the store's readers shall know it.
 *
 * @param id as its folder is called
 * @param version semantic version
 * @param title as a clinician reads it
 * @param developer who answers for it
 * @param hash SHA-256 of the model's file, in hexadecimal
 * @param page where its page is
 * @param card the model card, in Markdown
 */
public record ModelInUse(
        String id, String version, String title, String developer, String hash, String page, String card) {}
