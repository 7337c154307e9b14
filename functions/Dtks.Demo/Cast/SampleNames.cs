namespace Dtks.Demo.Cast;

/// <summary>
/// Names for sample people. Every one says that it is an example ("contoh", "misal", "peraga" ...) and a flower, so that no real
/// person is meant and nobody takes a sample for a record.
/// </summary>
public static class SampleNames
{
    private static readonly string[] Examples =
        ["Contoh", "Peraga", "Misal", "Umpama", "Sampel", "Simulasi", "Latihan", "Tiruan", "Rekaan", "Percobaan"];

    private static readonly string[] Flowers =
        ["Melati", "Kenanga", "Cempaka", "Dahlia", "Anggrek", "Kamboja", "Seruni", "Teratai", "Mawar", "Flamboyan"];

    /// <summary>How many different names there are.</summary>
    public static int Count => Examples.Length * Flowers.Length;

    /// <summary>The name of that number; names repeat after <see cref="Count"/>.</summary>
    /// <param name="number">Zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static string Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return $"{Examples[number % Examples.Length]} {Flowers[number / Examples.Length % Flowers.Length]}";
    }
}
