using Dtks.Domain.Policies;
using Dtks.Pages.Words;

namespace Dtks.Pages.Cards;

/// <summary>Why cards come back, in words, as the policy's versions have them (CRD-1).</summary>
/// <param name="policies">The policy's versions.</param>
public sealed class ReturnReasons(PolicyVersions policies)
{
    /// <summary>All of them, the latest version's words first.</summary>
    public IReadOnlyList<(string Code, string Words)> In(PageWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. policies.All.Reverse().SelectMany(p => p.CardReturnReasons).DistinctBy(r => r.Code).Select(r => (r.Code, r.Text.In(words.Language)))];
    }
}
