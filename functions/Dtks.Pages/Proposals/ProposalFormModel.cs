using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Pages.Records;

namespace Dtks.Pages.Proposals;

/// <summary>The form of a proposal, new or corrected. It grows by being sent: without a script there are always some empty rows.</summary>
/// <param name="Title">The page's title.</param>
/// <param name="Back">The page that it came from.</param>
/// <param name="Typed">What stands in it.</param>
public sealed record ProposalFormModel(string Title, string Back, TypedProposal Typed)
{
    private const int AtFirst = 4;

    /// <summary>How many empty rows follow the members.</summary>
    public int More { get; init; } = 1;

    /// <summary>What is wrong with it.</summary>
    public FormFaults Faults { get; init; } = FormFaults.None;

    /// <summary>What the population register has otherwise, by pointer; empty for nothing (PRO-5).</summary>
    public IReadOnlySet<string> Differing { get; init; } = new HashSet<string>();

    /// <summary>What is to be known before it is corrected: why it did not match, or came back.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The version that is corrected; null for a new one.</summary>
    public string? Version { get; init; }

    /// <summary>The rows that are shown: the members, and some empty.</summary>
    public IReadOnlyList<TypedMember> Rows => [.. Typed.Members, .. Enumerable.Repeat(TypedMember.Empty, Math.Clamp(Math.Max(More, AtFirst - Typed.Members.Count), 0, Math.Max(0, Most - Typed.Members.Count)))];

    /// <summary>How many a family may be.</summary>
    public static int Most => 30;

    /// <summary>The kinds of PRO-2.</summary>
    public static IReadOnlyList<string> Kinds { get; } = WireName.AllOf<ProposalKind>();

    /// <summary>The programmes.</summary>
    public static IReadOnlyList<string> Programmes { get; } = WireName.AllOf<Programme>();

    /// <summary>From whom a name may come to an office (PRO-3).</summary>
    public static IReadOnlyList<string> Nominators { get; } = WireName.AllOf<NominatorKind>();

    /// <summary>How somebody may be related to the head.</summary>
    public static IReadOnlyList<string> Relationships { get; } = WireName.AllOf<Relationship>();

    /// <summary>The marital statuses.</summary>
    public static IReadOnlyList<string> MaritalStatuses { get; } = WireName.AllOf<MaritalStatus>();

    /// <summary>The sexes.</summary>
    public static IReadOnlyList<string> Sexes { get; } = WireName.AllOf<Sex>();

    /// <summary>Whether a row more is asked for, and nothing is to be sent yet.</summary>
    internal static bool IsGrowing(Serving.PageForm form) => form["langkah"] == "tambah";
}
