using System.Globalization;
using NodaTime;

namespace Dtks.Domain.Policies;

/// <summary>The policy versions known: at least one, no two from one day. A later regulation is another one, never a change of one.</summary>
public sealed class PolicyVersions
{
    /// <summary>All of them, in any order.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public PolicyVersions(IEnumerable<PolicyVersion> versions)
    {
        All = [.. versions.OrderBy(p => p.EffectiveFrom)];
        if (All.Count == 0) throw new ArgumentException("There is no policy version.", nameof(versions));
    }

    /// <summary>All versions, oldest first.</summary>
    public IReadOnlyList<PolicyVersion> All { get; }

    /// <summary>The one that holds last.</summary>
    public PolicyVersion Latest => All[^1];

    /// <summary>The version that holds on <paramref name="date"/>; before the first, the first.</summary>
    public PolicyVersion At(LocalDate date) => All.LastOrDefault(p => p.EffectiveFrom <= date) ?? All[0];

    /// <summary>The version of that id, or null.</summary>
    public PolicyVersion? Find(string id) => All.FirstOrDefault(p => p.Id == id);

    /// <summary>The version that a record names, which was known when it was written.</summary>
    /// <exception cref="InvalidOperationException">It is no more: its file was taken away.</exception>
    public PolicyVersion Named(string id) =>
        Find(id) ?? throw new InvalidOperationException($"A record goes by the policy version {id}, which no file has; put its file back.");

    /// <summary>A ground in words: of the version that is named, and where that has none of the number, or none is named, of the last that has; else its number.</summary>
    /// <param name="number">The ground's number (VER-5).</param>
    /// <param name="policy">The id of the version it was stated under; null where that is not known.</param>
    /// <param name="language"><c>id</c> or <c>en</c>.</param>
    public string GroundWords(int number, string? policy, string language)
    {
        var ground = policy is null ? null : Find(policy)?.Ground(number);
        ground ??= All.Select(p => p.Ground(number)).LastOrDefault(g => g is not null);
        return ground?.Text.In(language) ?? number.ToString(CultureInfo.InvariantCulture);
    }
}
