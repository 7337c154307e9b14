using Dtks.Domain.Kernel;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Proposals;

/// <summary>The offices that propose (PRO-1), and what each does with its own: any officer of the office may, for officers come and go.</summary>
internal static class ProposalOffices
{
    private static readonly string[] Settled = ["ratified", "registered", "refused", "ineligible", "withdrawn", "handedOver"];
    private static readonly string[] Correctable = ["mismatched", "returned"];

    /// <summary>Whose officers propose at the pages.</summary>
    public static IReadOnlyList<Role> All { get; } = [Role.VillageOfficer, Role.RegencyOfficer, Role.MinistryOfficer];

    /// <summary>Who records home visits (RAT-2).</summary>
    public static IReadOnlyList<Role> Visitors { get; } = [Role.VillageOfficer, Role.Tksk];

    /// <summary>Whether the reader's office made a proposal.</summary>
    public static bool Made(PageVisit visit, ProposalRecord found) => visit.Reader!.Roles.Contains(found.Source switch
    {
        "village" => Role.VillageOfficer,
        "regency" => Role.RegencyOfficer,
        "ministry" => Role.MinistryOfficer,
        _ => Role.Citizen,
    });

    /// <summary>Whether the reader may correct it now (PRO-5, RAT-5).</summary>
    public static bool MayCorrect(PageVisit visit, ProposalRecord found) => Made(visit, found) && Correctable.Contains(found.Status);

    /// <summary>Whether the reader may take it back now.</summary>
    public static bool MayWithdraw(PageVisit visit, ProposalRecord found) => Made(visit, found) && !Settled.Contains(found.Status);
}

/// <summary>Where a proposal is, of the API and of the pages.</summary>
internal static class ProposalPaths
{
    /// <summary>A proposal of the API.</summary>
    public static string Record(PageVisit visit) => $"/proposals/{Uri.EscapeDataString(visit.Parts["village"])}/{Uri.EscapeDataString(visit.Parts["id"])}";

    /// <summary>A proposal's page.</summary>
    public static string Page(PageVisit visit) => Page(visit.Parts["village"], visit.Parts["id"]);

    /// <summary>A proposal's page.</summary>
    public static string Page(string village, string id) => $"/usulan/{Uri.EscapeDataString(village)}/{Uri.EscapeDataString(id)}";
}
