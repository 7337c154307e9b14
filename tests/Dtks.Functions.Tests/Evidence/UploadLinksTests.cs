using Dtks.Domain.Evidence;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Dtks.Functions.Tests.Evidence;

/// <summary>Links to send files by are good for one upload and a quarter of an hour.</summary>
[Trait("rule", "MUS-6")]
public sealed class UploadLinksTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 3, 0, 0, TimeSpan.Zero);
    private static readonly Uri Host = new("http://127.0.0.1:7071");

    private readonly FakeTimeProvider _clock = new(Now);

    [Theory]
    [InlineData(null, "http://127.0.0.1:7071/api/uploads/3306162006/e-1")]
    [InlineData("https://dtks.example", "https://dtks.example/api/uploads/3306162006/e-1")]
    public void A_link_leads_to_where_clients_reach_the_app(string? endpoint, string expected) =>
        Assert.Equal(expected, Links(endpoint).To(Document().Upload(), Host).Url.GetLeftPart(UriPartial.Path));

    [Fact]
    public void It_is_good_for_a_quarter_of_an_hour_and_not_a_second_more()
    {
        var links = Links();
        var (until, signature) = Asked(links.To(Document().Upload(), Host));

        _clock.SetUtcNow(Now.AddSeconds(899));
        Assert.Equal((true, true), links.Check("3306162006", "e-1", until, signature));
        _clock.SetUtcNow(Now.AddMinutes(15));
        Assert.Equal((true, false), links.Check("3306162006", "e-1", until, signature));
    }

    [Fact]
    public void It_is_never_good_for_longer_than_the_bytes_are_awaited() =>
        Assert.Equal(Now.AddMinutes(5), Links().To(Document(Duration.FromMinutes(5)).Upload(), Host).ExpiresOn);

    [Fact]
    public void It_is_of_one_upload_and_its_time()
    {
        var links = Links();
        var (until, signature) = Asked(links.To(Document().Upload(), Host));

        Assert.Equal((false, false), links.Check("3306162006", "e-2", until, signature));
        Assert.Equal((false, false), links.Check("3306162007", "e-1", until, signature));
        Assert.Equal((false, false), links.Check("3306162006", "e-1", until + "0", signature));
        Assert.Equal((false, false), links.Check("3306162006", "e-1", until, null));
        Assert.Equal((false, false), links.Check("3306162006", "e-1", null, signature));
        Assert.Equal((false, false), links.Check("3306162006", "e-1", "soon", signature));
        Assert.Equal((false, false), Links(key: 2).Check("3306162006", "e-1", until, signature));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("https://dtks.example", 0)]
    [InlineData("dtks.example", 1)]
    public void Where_clients_reach_the_app_is_a_URL_or_left_out(string? endpoint, int faults) =>
        Assert.Equal(faults, new UploadOptions { Endpoint = endpoint }.Faults().Count());

    // Of a release that opened no file: it means what it meant.
    [Fact]
    public void An_upload_that_was_stored_before_is_read()
    {
        const string Stored = """
            {"id":"evidence-e-1","type":"evidence","schemaVersion":1,"village":"3306162006","deliberation":"d-1","status":"accepted","createdOn":"2026-11-02T03:00:00Z",
             "state":{"id":"e-1","deliberationId":"d-1","kind":"minutes","fileName":"a.pdf","contentType":"application/pdf","length":1000,"sha256":"aa","expiresAt":"2026-11-03T03:00:00Z","status":"accepted","history":[]}}
            """;

        var read = DeclaredModules.Serializer.FromStream<EvidenceDocument>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Stored)));

        Assert.Equal((EvidenceStatus.Accepted, null, null, null), (read.Status, read.State.Pages, read.State.Reuses, read.State.RejectionHint));
    }

    private static EvidenceDocument Document(Duration? awaited = null) => new()
    {
        Id = EvidenceDocument.IdOf("e-1"),
        Village = "3306162006",
        Deliberation = "d-1",
        Status = EvidenceStatus.Pending,
        CreatedOn = Now,
        State = new EvidenceState
        {
            Id = "e-1",
            DeliberationId = "d-1",
            Kind = EvidenceKind.Minutes,
            FileName = "a.pdf",
            ContentType = EvidenceFormats.Pdf,
            Length = 1000,
            Sha256 = new string('a', 64),
            ExpiresAt = Instant.FromDateTimeOffset(Now) + (awaited ?? Duration.FromHours(24)),
            Status = EvidenceStatus.Pending,
            History = [],
        },
    };

    private static (string Until, string Signature) Asked(BlobLink link)
    {
        var query = System.Web.HttpUtility.ParseQueryString(link.Url.Query);
        return (query["until"]!, query["sig"]!);
    }

    private UploadLinks Links(string? endpoint = null, byte key = 1) => new(new AppLinks(
        Options.Create(new ProtectionOptions { CursorKey = Convert.ToBase64String(Enumerable.Repeat(key, 32).ToArray()) }), Options.Create(new UploadOptions { Endpoint = endpoint }), _clock));
}
