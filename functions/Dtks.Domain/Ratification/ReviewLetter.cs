using Dtks.Domain.Common;

namespace Dtks.Domain.Ratification;

/// <summary>The Ministry reviews a letter (RAT-3).</summary>
/// <param name="Draft">What was sent.</param>
/// <param name="Rows">The letter's rows as they stand now, for the recount (RAT-8).</param>
/// <param name="By">The reviewer.</param>
public sealed record ReviewLetter(ReviewDraft? Draft, IReadOnlyCollection<RatificationRow> Rows, Actor By);
