using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;

namespace Dtks.Functions.ServiceDesk.Villages;

/// <summary>The numbers of letters about applications, each once in its scope: of an SKM in its village, of a recommendation in its regency and year (SVC-6, SVC-9).</summary>
public sealed class HelpNumbers(DocumentStore store, KeyedHash hash)
{
    /// <summary>Whether a number stands on a letter of another application.</summary>
    public async Task<bool> IsTakenAsync(AreaCode regency, string scope, string? number, string application, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        return number is not null
            && await store.ReadAsync<HelpNumberDocument>(Partitions.ServiceDesk(regency.Value), IdOf(scope, number), cancellation) is { } taken && taken.Application != application;
    }

    /// <summary>Takes a number, with the change that gives it; nothing where the application has it already.</summary>
    /// <exception cref="StaleException">Another application has it: it is decided again, and told.</exception>
    public async Task<Action<ChangeSet>> TakeAsync(AreaCode regency, string scope, string number, string application, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        var there = await store.ReadAsync<HelpNumberDocument>(Partitions.ServiceDesk(regency.Value), IdOf(scope, number), cancellation);
        if (there is not null && there.Application != application)
        {
            throw new StaleException();
        }

        return change =>
        {
            if (there is null)
            {
                change.Create(new HelpNumberDocument { Id = IdOf(scope, number), Regency = regency.Value, Application = application });
            }
        };
    }

    // Numbers of letters hold slashes and more, and are written with blanks, with characters that nobody sees, with digits of any width and letters of any size.
    private string IdOf(string scope, string number)
    {
        var seen = number.Where(IsSeen).Select(c => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c);
        return $"helpNumber-{hash.Of("helpNumber", $"{scope}\n{string.Concat(seen).ToUpperInvariant()}")}";
    }

    private static bool IsSeen(char c) => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark);
}
