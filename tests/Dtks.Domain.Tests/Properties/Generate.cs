using FsCheck;
using FsCheck.Fluent;

namespace Dtks.Domain.Tests.Properties;

/// <summary>Generators that the properties share, and the way to run one.</summary>
internal static class Generate
{
    private const int Runs = 300;

    public static Gen<string?> Text { get; } = Gen.OneOf(
        Gen.Constant<string?>(null),
        Gen.Elements<string?>(
            "", " ", "Contoh", "p-1", "h-1", "\u0000", "\ud800", "2026-11-02", "3306012001", "register", "eligible", new string('x', 2000)),
        ArbMap.Default.GeneratorFor<string?>());

    public static Gen<int?> Number { get; } =
        Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(-2, 20).Select(n => (int?)n), Gen.Elements<int?>(int.MinValue, int.MaxValue));

    public static Gen<TEnum> Any<TEnum>() where TEnum : struct, Enum => Gen.Elements(Enum.GetValues<TEnum>());

    /// <summary>Wire names, mostly right ones.</summary>
    public static Gen<string?> Name<TEnum>() where TEnum : struct, Enum => Gen.Frequency(
        (4, Gen.Elements(Domain.Kernel.WireName.AllOf<TEnum>().ToArray()).Select(n => (string?)n)), (1, Text));

    public static Gen<IReadOnlyList<T>?> ListOrNull<T>(Gen<T> item) =>
        Gen.OneOf(Gen.Constant<IReadOnlyList<T>?>(null), item.ListOf().Select(l => (IReadOnlyList<T>?)[.. l]));

    /// <summary>Null now and then.</summary>
    public static Gen<T?> OrNothing<T>(this Gen<T> gen) where T : class => Gen.Frequency(
        (5, gen.Select(x => (T?)x)), (1, Gen.Constant<T?>(null)));

    public static void Holds<T>(Gen<T> gen, Action<T> property, int runs = Runs) =>
        Check.One(PropertyRounds.Of(runs), Prop.ForAll(gen.ToArbitrary(), property));
}
