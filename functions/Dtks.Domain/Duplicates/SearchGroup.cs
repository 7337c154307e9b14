namespace Dtks.Domain.Duplicates;

/// <summary>
/// By what entries are brought together: of two that are likely one person, birth date, name or mother's name agrees (<see cref="DuplicateComparison"/>), so each pair meets in one group, the
/// first of these that fits, and never needs all others.
/// </summary>
[Flags]
public enum SearchGroup
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Entries of one birth date.</summary>
    BirthDate = 1,

    /// <summary>Entries of one name.</summary>
    Name = 2,

    /// <summary>Entries of one mother's name.</summary>
    Mother = 4,

    /// <summary>All of them.</summary>
    All = BirthDate | Name | Mother,
}
