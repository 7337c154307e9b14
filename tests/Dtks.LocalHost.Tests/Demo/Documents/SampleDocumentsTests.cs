using System.Security.Cryptography;
using Dtks.LocalHost.Demo;
using Dtks.LocalHost.Demo.Documents;
using Xunit;

namespace Dtks.LocalHost.Tests.Demo.Documents;

public sealed class SampleDocumentsTests
{
    private static readonly SampleDeliberation Deliberation = new(
        "Kaliboto", "Bener", "Kabupaten Purworejo", new DateOnly(2026, 11, 2), "Balai Desa", Proposals: 4, Terminations: 1,
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
    public void The_same_deliberation_makes_the_same_bytes_and_another_makes_others()
    {
        var (first, again) = (SampleDocuments.All(Deliberation), SampleDocuments.All(Deliberation with { Place = Deliberation.Place }));
        var other = SampleDocuments.All(Deliberation with { Village = "Kaliwader", HeldOn = new DateOnly(2026, 11, 3) });

        Assert.Equal(first.Select(document => document.Sha256), again.Select(document => document.Sha256));
        Assert.Empty(first.Select(document => document.Sha256).Intersect(other.Select(document => document.Sha256)));
    }

    [Fact]
    public void The_digest_is_that_of_the_bytes()
    {
        var minutes = SampleDocuments.Minutes(Deliberation);

        Assert.Equal(Convert.ToHexString(SHA256.HashData(minutes.Content)), minutes.Sha256.ToUpperInvariant());
    }

    [Fact]
    public void Sample_names_say_that_they_are_samples_and_differ()
    {
        var names = Enumerable.Range(0, SampleNames.Count).Select(SampleNames.Of).ToList();

        Assert.Equal(SampleNames.Count, names.Distinct().Count());
        Assert.Equal(names[0], SampleNames.Of(SampleNames.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleNames.Of(-1));
    }
}
