
using Dtks.Platform.Problems;

namespace Dtks.Functions.Verification;

/// <summary>The client's <c>If-Match</c> against a sheet's version.</summary>
internal static class SheetTag
{
    /// <summary>Holds the sheet to the version that the client names.</summary>
    /// <exception cref="ProblemException">412 when it is another.</exception>
    public static void Require(string? ifMatch, SheetDocument sheet)
    {
        if (ifMatch is not null && !ifMatch.Split(',', StringSplitOptions.TrimEntries).Contains(sheet.EntityTag(), StringComparer.Ordinal))
        {
            throw new ProblemException(Problem.Stale);
        }
    }
}
