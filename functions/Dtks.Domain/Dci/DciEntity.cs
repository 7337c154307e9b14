using System.Text.Json;

namespace Dtks.Domain.Dci;

/// <summary>A record that a request is answered with.</summary>
public enum DciEntity
{
    /// <summary>A household.</summary>
    Group,

    /// <summary>A person in a household.</summary>
    Member,

    /// <summary>A person.</summary>
    Person,
}

/// <summary>What the standard's names of registers and records stand for.</summary>
internal static class DciNames
{
    /// <summary>Whether a register that is named is this one, a social registry.</summary>
    public static bool IsSocial(JsonElement? type) => type is null || (type.Text(DciLimits.Text) is { } name && JsonParts.Folded(JsonParts.Name(name)) is "social" or "socialregistry" or "sr");

    /// <summary>The record of a name; null for none.</summary>
    public static DciEntity? EntityOf(JsonElement named) => JsonParts.Text(named, DciLimits.Text) is { } name
        ? JsonParts.Folded(JsonParts.Name(name)) switch { "group" or "household" => DciEntity.Group, "member" => DciEntity.Member, "srperson" or "person" => DciEntity.Person, _ => null }
        : null;

    /// <summary>The name of a record.</summary>
    public static string Of(DciEntity entity) => entity switch { DciEntity.Group => "Group", DciEntity.Member => "Member", _ => "SRPerson" };
}
