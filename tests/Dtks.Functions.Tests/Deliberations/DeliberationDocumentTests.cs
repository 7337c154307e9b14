using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Documents;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Tests.Deliberations;

public sealed class DeliberationDocumentTests
{
    private static readonly DocumentSerializer Serializer = DeclaredModules.Serializer;

    private static readonly Instant Concluded = Instant.FromUtc(2026, 11, 2, 17, 30);

    [Fact]
    [Trait("rule", "REG-3")]
    public void Names_and_notes_are_stored_as_envelopes_and_read_back()
    {
        var document = Document(State());

        var stored = Write(document);
        var read = Read(stored);

        Assert.DoesNotContain("Contoh", stored, StringComparison.Ordinal);
        Assert.Equal(document.State.Attendees, read.State.Attendees);
        Assert.Equal(document.State.Decisions, read.State.Decisions);
        Assert.Equal((document.Published, document.ConcludedOn, document.State.ConcludedAt), (read.Published, read.ConcludedOn, read.State.ConcludedAt));
    }

    [Fact]
    public void Decisions_are_stored_by_the_names_that_older_documents_have()
    {
        var decision = JObject.Parse(Write(Document(State())))["state"]!["resolutions"]![1]!;

        Assert.Equal(["householdId", "verdict", "ground", "note"], ((JObject)decision).Properties().Select(p => p.Name));
        Assert.Equal("terminate", (string?)decision["verdict"]);
        Assert.ThrowsAny<JsonException>(() => Read(Write(Document(State())).Replace("\"verdict\"", "\"kind\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Moments_are_stored_in_one_format_so_that_they_sort()
    {
        var stored = JObject.Parse(Write(Document(State())).Replace("T17", " T17", StringComparison.Ordinal));

        Assert.Equal("2026-11-02 T17:30:00.000Z", (string?)stored["concludedOn"]);
    }

    [Theory]
    [Trait("rule", "MUS-5")]
    [InlineData("3306052001", 17)]
    [InlineData("5103012001", 16)]
    [InlineData("9471012001", 15)]
    public void It_is_published_as_of_the_day_it_was_concluded_there(string village, int midnightUtc)
    {
        var midnight = Instant.FromUtc(2026, 11, 2, midnightUtc, 0);
        Assert.Equal([2, 3], new[] { midnight - Duration.Epsilon, midnight }.Select(at => PublishedDeliberation.Of(State() with { Village = AreaCode.Parse(village), ConcludedAt = at })!.ConcludedOn.Day));
    }

    [Fact]
    [Trait("rule", "MUS-5")]
    public void What_is_published_counts_by_the_minutes_and_dates_by_the_village()
    {
        var published = PublishedDeliberation.Of(State());

        // 17:30 UTC on the 2nd is past midnight in Java.
        Assert.Equal(new PublishedDeliberation(DeliberationKind.Regular, new LocalDate(2026, 11, 2), new LocalDate(2026, 11, 3), 2, 1, 1), published);
        Assert.Null(PublishedDeliberation.Of(State() with { ConcludedAt = null, Minutes = null, Status = DeliberationStatus.Open }));
    }

    private static DeliberationDocument Document(DeliberationState state) => new DeliberationDocument
    {
        Id = DeliberationDocument.IdOf(state.Id),
        Village = state.Village.Value,
        Status = state.Status,
        CreatedOn = Concluded.ToDateTimeOffset(),
        State = state,
    }.With(state);

    private static DeliberationState State() => new()
    {
        Id = "1",
        Village = AreaCode.Parse("3306052001"),
        Kind = DeliberationKind.Regular,
        HeldOn = new LocalDate(2026, 11, 2),
        Place = "Balai Desa",
        Attendees = [new Attendee("Contoh Melati", AttendeeElement.Bpd, null), new Attendee("Contoh Kenanga", AttendeeElement.HouseholdRepresentative, "RW 001")],
        Decisions = [new DeliberationDecision("p", null, DecisionKind.Admit, null, null), new DeliberationDecision(null, "h", DecisionKind.Terminate, 11, "Rumah Contoh")],
        Status = DeliberationStatus.Concluded,
        Minutes = new Minutes(1, 1),
        ConcludedBy = "head",
        ConcludedAt = Concluded,
        History = [new EventMeta(Concluded, Role.VillageHead, "head", DeliberationEventCodes.Concluded, "MUS-7", "2024-05-08/1")],
    };

    private static string Write(DeliberationDocument document)
    {
        using var reader = new StreamReader(Serializer.ToStream(document));
        return reader.ReadToEnd();
    }

    private static DeliberationDocument Read(string json) => Serializer.FromStream<DeliberationDocument>(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
