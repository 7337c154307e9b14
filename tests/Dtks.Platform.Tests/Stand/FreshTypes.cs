namespace Dtks.Platform.Tests.Stand;

/// <summary>What the platform knows of a type it remembers; a type that nobody asked for yet has it look again.</summary>
internal static class FreshTypes
{
    private static Type _last = typeof(int);

    /// <summary>A generic type, of which each time another is given.</summary>
    public static Type Next(Type generic) => generic.MakeGenericType(_last = typeof(List<>).MakeGenericType(_last));
}
