using Dtks.LocalCosmos.Errors;

namespace Dtks.LocalCosmos.Resources;

/// <summary>What the service takes as the id of a database or container: 1 to 255 characters without / \ # ?</summary>
internal static class ResourceName
{
    private const int MaxLength = 255;

    public static string Check(string? id)
    {
        var fits = id is { Length: > 0 and <= MaxLength } && id.AsSpan().IndexOfAny("/\\#?") < 0 && !id.EndsWith(' ');
        return fits ? id! : throw RequestFailedException.BadRequest(
            $"The input content is invalid because 'id' must have 1 to {MaxLength} characters, none of / \\ # ?, and no space at its end.");
    }
}
