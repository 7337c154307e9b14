using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.ServiceDesk;

/// <summary>A programme that a regency's section recommends people to, as it stands from a day on: dated data that the regency sets (SVC-4, SVC-8, SVC-9).</summary>
public sealed record HelpProgramme
{
    /// <summary>The most characters of a code.</summary>
    public const int MaxCode = 32;

    /// <summary>Its code, once in the regency: 2 to 32 small letters, digits and hyphens.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The section it belongs to.</summary>
    public required Section Section { get; init; }

    /// <summary>The first day it holds as it stands here.</summary>
    public required LocalDate EffectiveFrom { get; init; }

    /// <summary>The technical criteria, all of which must be met: 1 to 40 (SVC-8).</summary>
    public required IReadOnlyList<HelpCriterion> Criteria { get; init; }

    /// <summary>The papers that it asks for beside KTP and KK (SVC-2).</summary>
    public required IReadOnlyList<string> Papers { get; init; }

    /// <summary>The offices that give it (SVC-9).</summary>
    public required IReadOnlyList<string> Givers { get; init; }

    /// <summary>Classes of urgency, most urgent first; who is of none waits in the last (SVC-9).</summary>
    public required IReadOnlyList<string> Urgencies { get; init; }

    /// <summary>Whether another says the same.</summary>
    public bool IsSame(HelpProgramme other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Criteria = other.Criteria, Papers = other.Papers, Givers = other.Givers, Urgencies = other.Urgencies } == other
            && Criteria.SequenceEqual(other.Criteria) && Papers.SequenceEqual(other.Papers) && Givers.SequenceEqual(other.Givers) && Urgencies.SequenceEqual(other.Urgencies);
    }

    /// <summary>The place of a class among the urgencies, from 0 on; null for none of them.</summary>
    public int? RankOf(string urgency)
    {
        for (var i = 0; i < Urgencies.Count; i++)
        {
            if (Urgencies[i] == urgency) return i;
        }

        return null;
    }
}

/// <summary>A technical criterion.</summary>
/// <param name="Code">Its code, once in the programme.</param>
/// <param name="Text">What must be.</param>
public sealed record HelpCriterion(string Code, string Text);
