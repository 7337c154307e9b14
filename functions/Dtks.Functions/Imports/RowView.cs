using Dtks.Domain.Imports;
using Dtks.Platform.Audit;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Imports;

/// <summary>What became of a row, as the village's officer sees it.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Outcome"><c>accepted</c>, <c>refused</c>, <c>waiting</c> while it is not worked, <c>unreadable</c> where what is kept of it cannot be read.</param>
/// <param name="Proposal">The proposal that came of it.</param>
/// <param name="TrackingCode">What it is followed by.</param>
/// <param name="Errors">Why it was refused; of one that was accepted, what is to be known all the same.</param>
/// <param name="Card">The card that a row of deliveries is about.</param>
[ShowsPerson]
internal sealed record RowView(int Row, string Outcome, string? Proposal, string? TrackingCode, IReadOnlyList<RowErrorView> Errors, string? Card = null)
{
    public static RowView Of(RowResult result, MessageCatalogue messages, string language) => new(
        result.Row, Domain.Kernel.WireName.Of(result.Outcome), result.Proposal, result.TrackingCode, [.. result.Faults.Select(f => RowErrorView.Of(f, messages, language))], result.Card);
}

/// <summary>One thing that is wrong with a row.</summary>
/// <param name="Column">The column's name; left out where the row or its family is meant.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Detail">In words, with what to do next.</param>
internal sealed record RowErrorView(string? Column, string Code, string? Rule, string Detail)
{
    public static RowErrorView Of(RowFault fault, MessageCatalogue messages, string language) =>
        new(fault.Column, fault.Code, fault.Rule, messages.Text(language, fault.Code, fault.Args));
}
