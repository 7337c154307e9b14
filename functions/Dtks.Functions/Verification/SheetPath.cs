using Dtks.Domain.Verification;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Verification;

/// <summary>The sheet that a request's path names.</summary>
internal static class SheetPath
{
    /// <summary>The sheet, ready to be read.</summary>
    /// <exception cref="ProblemException">404 when there is none; 409 while it is being made.</exception>
    public static async Task<SheetDocument> FindAsync(SheetRepository sheets, string village, string period, CancellationToken cancellation)
    {
        var sheet = await sheets.FindAsync(village, CyclePath.Period(period), cancellation) ?? throw new ProblemException(new Problem(404, SheetViolations.Missing, "VER-1"));
        return sheet.Stage != SheetStage.Opening ? sheet : throw new ProblemException(new Problem(409, "sheet.opening", "VER-1"));
    }
}
