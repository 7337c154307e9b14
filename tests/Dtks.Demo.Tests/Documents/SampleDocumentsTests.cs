using System.Security.Cryptography;
using Dtks.Demo.Cast;
using Dtks.Demo.Documents;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Dtks.Demo.Tests.Documents;

public sealed class SampleDocumentsTests
{
    private static readonly SampleDeliberation Deliberation = new(
        "Kaliboto", "Bener", "Kabupaten Purworejo", new DateOnly(2026, 11, 2), "Balai Desa", Proposals: 4, Terminations: 17,
        [.. Enumerable.Range(0, 75).Select(i => new SampleAttendee(SampleNames.Of(i), i % 3 == 0 ? "BPD" : "Masyarakat"))]);

    [Fact]
    [Trait("rule", "MUS-4")]
    public void There_are_the_four_documents_each_beginning_as_its_type_does()
    {
        var documents = SampleDocuments.All(Deliberation);

        Assert.Equal(["minutes", "attendance", "activityPhoto", "publicationPhoto"], documents.Select(document => document.Kind));
        Assert.Equal(["application/pdf", "application/pdf", "image/jpeg", "image/png"], documents.Select(document => document.ContentType));
        byte[][] signatures = ["%PDF-"u8.ToArray(), "%PDF-"u8.ToArray(), [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47]];
        Assert.All(documents.Zip(signatures), pair => Assert.True(pair.First.Content.AsSpan().StartsWith(pair.Second)));
        Assert.All(documents, document => Assert.InRange(document.Content.Length, 500, 200_000));
    }

    [Fact]
    [Trait("rule", "MUS-4")]
    public void The_minutes_say_where_it_was_and_how_many_proposals_and_terminations_were_decided()
    {
        var lines = PdfLines.Of(SampleDocuments.Minutes(Deliberation).Content);

        Assert.Contains("Desa/Kelurahan : Kaliboto", lines);
        Assert.Contains("Tanggal        : 2 November 2026", lines);
        Assert.Contains(lines, line => line.Contains("usulan", StringComparison.Ordinal) && line.EndsWith(": 4", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("penghentian", StringComparison.Ordinal) && line.EndsWith(": 17", StringComparison.Ordinal));
        Assert.Equal(2, lines.Count(line => line.Contains("(ttd)", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_attendance_list_has_everyone_within_the_width_of_its_pages()
    {
        var lines = PdfLines.Of(SampleDocuments.Attendance(Deliberation).Content);

        Assert.All(Deliberation.Attendees, attendee => Assert.Contains(lines, line => line.Contains(attendee.Name, StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void The_four_of_two_villages_are_eight_different_files_and_their_photos_different_pictures()
    {
        var documents = SampleDocuments.All(Deliberation).Concat(SampleDocuments.All(Deliberation with { Village = "Kaliwader" })).ToList();
        var pictures = documents.Where(document => document.ContentType.StartsWith("image/", StringComparison.Ordinal)).Select(Pixels).ToList();

        Assert.Equal(8, documents.Select(document => document.Sha256).Distinct().Count());
        Assert.Equal(4, pictures.Count);
        Assert.Equal(4, pictures.Distinct().Count());
    }

    [Fact]
    public void The_digest_is_that_of_the_bytes()
    {
        var minutes = SampleDocuments.Minutes(Deliberation);

        Assert.Equal(Convert.ToHexString(SHA256.HashData(minutes.Content)), minutes.Sha256.ToUpperInvariant());
    }

    private static string Pixels(SampleDocument document)
    {
        using var picture = Image.Load<Rgb24>(document.Content);
        var pixels = new byte[picture.Width * picture.Height * 3];
        picture.CopyPixelDataTo(pixels);
        return Convert.ToHexString(SHA256.HashData(pixels));
    }
}
