using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Tests.Partners;

/// <summary>A partner and what the Ministry agrees with it.</summary>
internal static class PartnerSamples
{
    public static readonly Actor Ministry = new("ministry-officer-1", Role.MinistryOfficer, AreaCode.Nation);

    public static readonly PartnerContext Context = At(Samples.Now);

    public static readonly LocalDate Today = Context.Today;

    public static readonly AgreementBounds Bounds = new(area => area.Value != "3399", AllowUnsigned: false, AllowLoopback: false);

    public static readonly Partner Registered = new() { Id = "bpjs.example", Name = "Badan contoh" };

    public static AgreementDraft Draft { get; } = new(
        "Kepesertaan jaminan kesehatan (contoh)", Text(Today), Text(Today.PlusDays(30)), ["identifier", "name"], ["3306", "ID"], ["idtype-value"], ["NIK"], true, 1000, ["UPDATE"], "https://bpjs.example/dci");

    public static PartnerContext At(Instant now) => new(Ministry, Samples.Policy, now);

    public static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static Partner After(Partner? partner, Decision<PartnerEvent> decision) => decision.IsAccepted
        ? decision.Events.Aggregate(partner, PartnerEvolution.Apply)!
        : throw new InvalidOperationException(string.Join(' ', Told.Of(decision.Violations)));

    public static Partner With(params AgreementDraft[] drafts) => drafts.Select((draft, i) => (draft, $"PKS-{i + 1}")).Aggregate(
        Registered, (partner, agreed) => After(partner, PartnerDecider.SetAgreement(partner, agreed.Item2, agreed.draft, Bounds, Context)));
}
