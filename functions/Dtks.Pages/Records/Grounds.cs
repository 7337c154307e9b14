using Dtks.Domain.Policies;
using Dtks.Pages.Words;
using NodaTime;

namespace Dtks.Pages.Records;

/// <summary>The grounds of VER-5 in words, as the policy of a day has them.</summary>
/// <param name="policies">The policy's versions.</param>
public sealed class Grounds(PolicyVersions policies)
{
    /// <summary>All of them, by number.</summary>
    public IReadOnlyList<(int Number, string Words)> On(LocalDate day, PageWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var version = policies.At(day);
        return [.. version.Grounds.Select(g => (g.Number, policies.GroundWords(g.Number, version.Id, words.Language)))];
    }
}
