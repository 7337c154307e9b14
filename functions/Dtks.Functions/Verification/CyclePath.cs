using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Verification;

/// <summary>Months in a request's path.</summary>
internal static class CyclePath
{
    /// <summary>A month such as <c>2026-11</c>.</summary>
    /// <exception cref="ProblemException">404 when it is none.</exception>
    public static string Period(string text) => CyclePeriod.TryParse(text, out _) ? text : throw new ProblemException(Problem.NotFound);
}
