namespace Dtks.Platform.Json;

/// <summary>The kinds of JSON value that a record's member is read from.</summary>
internal enum JsonKind
{
    /// <summary>An object with known members.</summary>
    Object,

    /// <summary>A list of values of one kind.</summary>
    Array,

    /// <summary>An object with members of any name, each a value of one kind.</summary>
    Map,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A string that is one of an enum's names.</summary>
    Name,

    /// <summary>A string that is a date, yyyy-MM-dd.</summary>
    Date,

    /// <summary>A whole number of 32 bits.</summary>
    Int,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>True or false.</summary>
    Flag,
}
