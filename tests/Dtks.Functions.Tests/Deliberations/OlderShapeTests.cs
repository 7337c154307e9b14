using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.People;
using Dtks.Domain.Kernel;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Documents;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Tests.Deliberations;

/// <summary>Deliberations of before there were invitations and signatories, and those that have them.</summary>
public sealed class OlderShapeTests
{
    private static readonly DocumentSerializer Serializer = DeclaredModules.Serializer;

    [Fact]
    [Trait("rule", "MUS-4")]
    public void One_without_invitations_and_signatories_is_read_and_means_what_it_meant()
    {
        var older = JObject.Parse(Write(Document()));
        Assert.True(((JObject)older["state"]!).Remove("invitations"));
        Assert.True(((JObject)older["state"]!["minutes"]!).Remove("signatories"));

        var read = Read(older.ToString()).State;

        Assert.Empty(read.Invitations);
        Assert.Equal(new Minutes(1, 0), read.Minutes);
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public void Names_of_those_invited_and_of_those_who_signed_are_envelopes()
    {
        var stored = Write(Document());

        Assert.DoesNotContain("Contoh", stored, StringComparison.OrdinalIgnoreCase);
        var read = Read(stored).State;
        Assert.Equal(Document().State.Invitations, read.Invitations);
        Assert.Equal(["Contoh Melati"], read.Minutes!.Signatories!);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void What_was_decided_before_it_said_what_is_not_granted_is_read_and_what_says_it_is_kept()
    {
        Assert.Null(Read(Write(Document())).State.Decisions[0].Withheld);
        var withheld = Document() with { State = Document().State with { Decisions = [Document().State.Decisions[0] with { Withheld = [Programme.Pkh, Programme.PbiJkn] }] } };

        Assert.Equal([Programme.Pkh, Programme.PbiJkn], Read(Write(withheld)).State.Decisions[0].Withheld!);
    }

    private static DeliberationDocument Document() => new()
    {
        Id = DeliberationDocument.IdOf("1"),
        Village = "3306052001",
        Status = DeliberationStatus.Concluded,
        CreatedOn = DateTimeOffset.UnixEpoch,
        State = new DeliberationState
        {
            Id = "1",
            Village = AreaCode.Parse("3306052001"),
            Kind = DeliberationKind.Regular,
            HeldOn = new LocalDate(2026, 11, 2),
            Place = "Balai Desa",
            Attendees = [],
            Invitations = [new Invitation("Contoh Kenanga", AttendeeElement.Bpd, null, new LocalDate(2026, 10, 30), InvitationWay.InPerson)],
            Decisions = [new DeliberationDecision("p", null, DecisionKind.Admit, null, null)],
            Status = DeliberationStatus.Concluded,
            Minutes = new Minutes(1, 0, ["Contoh Melati"]),
            ConcludedAt = Instant.FromUtc(2026, 11, 2, 17, 30),
            ConcludedBy = "head",
            History = [],
        },
    };

    private static string Write(DeliberationDocument document)
    {
        using var reader = new StreamReader(Serializer.ToStream(document));
        return reader.ReadToEnd();
    }

    private static DeliberationDocument Read(string json) => Serializer.FromStream<DeliberationDocument>(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
