using Dtks.Domain.Kernel;
using Dtks.Domain.Visits;
using Dtks.Platform.Audit;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Visits;

/// <summary>A home visit as officers of the area see it: as it was sent, with its history.</summary>
[ShowsPerson]
internal sealed record VisitView(
    string Proposal,
    string Village,
    string Deliberation,
    string FormVersion,
    LocalDate VisitedOn,
    IReadOnlyList<Visitor> Visitors,
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyList<IReadOnlyDictionary<string, string>> Members,
    string? Note,
    IReadOnlyList<VisitStepView> History)
{
    public static VisitView Of(VisitState state) => new(
        state.Proposal,
        state.Village.Value,
        state.Deliberation,
        state.FormVersion,
        state.VisitedOn,
        state.Visitors,
        state.Answers.Household,
        state.Answers.Members,
        state.Note,
        [.. state.History.Select(VisitStepView.Of)]);
}

/// <summary>One step in a home visit's history.</summary>
internal sealed record VisitStepView(Instant At, string Code, string? Rule, string Policy, Role Role, string FormVersion, IReadOnlyList<string>? Changed)
{
    public static VisitStepView Of(VisitStep step) => new(step.Meta.At, step.Meta.Code, step.Meta.Rule, step.Meta.Policy, step.Meta.Role, step.FormVersion, step.Changed);
}

/// <summary>The answer to a home visit that was recorded.</summary>
internal sealed record VisitReceipt(string Proposal, string FormVersion, LocalDate VisitedOn, VisitAdvice? Advice)
{
    public static VisitReceipt Of(VisitState state, Violation? advice, MessageCatalogue messages, string language) =>
        new(state.Proposal, state.FormVersion, state.VisitedOn, advice is null ? null : new VisitAdvice(advice.Code, advice.Rule, messages.Text(language, advice.Code, advice.Args)));
}

/// <summary>What is advised about a home visit that was recorded, which is no refusal.</summary>
internal sealed record VisitAdvice(string Code, string? Rule, string Detail);
