using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>A proposal in a list.</summary>
[ShowsPerson]
internal sealed record ProposalSummary(
    string Id, ProposalStatus Status, ProposalKind Kind, ProposalSource Source, string Head, int Members, DateTimeOffset SubmittedOn, LocalDate? DueOn)
{
    public static ProposalSummary Of(ProposalDocument document) => new(
        document.State.Id,
        document.Status,
        document.State.Kind,
        document.State.Source,
        document.State.Family.Members.First(m => m.Relationship == Relationship.Head).Name,
        document.State.Family.Members.Count,
        document.CreatedOn,
        document.State.DueOn);
}
