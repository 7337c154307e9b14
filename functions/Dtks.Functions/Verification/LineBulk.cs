using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Verification;

/// <summary>A bulk of decisions about a sheet's lines.</summary>
/// <param name="Rows">The rows, each with its line.</param>
/// <param name="IfMatch">The version that the client holds to.</param>
/// <param name="By">The village's data officer.</param>
/// <param name="IsDry">Whether it is only tried: nothing is saved.</param>
public sealed record LineBulk(IReadOnlyList<LineDecisionDraft> Rows, ExpectedVersion IfMatch, Actor By, bool IsDry = false);
