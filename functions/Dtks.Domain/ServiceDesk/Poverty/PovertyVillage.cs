using NodaTime;

namespace Dtks.Domain.ServiceDesk.Poverty;

/// <summary>What a village's part of the poverty database is of: the data in force, and those that are to take their place (SVC-3).</summary>
/// <param name="Current">Those in force; null while there are none.</param>
/// <param name="Coming">Newer ones that are being entered; null for none.</param>
public sealed record PovertyVillage(PovertyList? Current, PovertyList? Coming)
{
    /// <summary>The day of the newest; null while there are none.</summary>
    public LocalDate? Newest() => Coming?.AsOf ?? Current?.AsOf;

    /// <summary>Whether data of a day are older than the newest: they are not entered.</summary>
    public bool IsPast(LocalDate asOf) => Newest() > asOf;

    /// <summary>Whether data of a day begin with what is entered now.</summary>
    public bool IsNew(LocalDate asOf) => Newest() is not { } newest || newest < asOf;

    /// <summary>As it is once persons of data were entered. Those of the day in force add to them; newer ones stand beside them until they are complete.</summary>
    /// <param name="list">The data, with the persons that were entered now.</param>
    public PovertyVillage Entered(PovertyList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (IsPast(list.AsOf)) return this;
        if (Coming is null && Current?.AsOf == list.AsOf) return this with { Current = list with { Persons = Current.Persons + list.Persons } };
        return this with { Coming = list with { Persons = list.Persons + (Coming?.AsOf == list.AsOf ? Coming.Persons : 0) } };
    }

    /// <summary>As it is once all of a day's data are there: they are in force. The same again, or what newer ones came before, changes nothing; and of nobody nothing becomes.</summary>
    public PovertyVillage Completed(LocalDate asOf) => Coming is { Persons: > 0 } && Coming.AsOf == asOf ? new PovertyVillage(Coming, null) : this;
}

/// <summary>Data of a village that were imported.</summary>
/// <param name="Import">The last import of them.</param>
/// <param name="Source">What they are from, in words.</param>
/// <param name="AsOf">The day they are of.</param>
/// <param name="Persons">How many persons were entered from them.</param>
public sealed record PovertyList(string Import, string Source, LocalDate AsOf, int Persons);

/// <summary>What becomes of a person of data, where one stands already who has the same NIK.</summary>
public enum PovertyEntry
{
    /// <summary>They are entered, or what stood there of them is replaced.</summary>
    Entered,

    /// <summary>All of it stands there.</summary>
    Same,

    /// <summary>What their village itself said later of them stands.</summary>
    NewerHere,

    /// <summary>What another village said later of them stands.</summary>
    NewerElsewhere,
}
