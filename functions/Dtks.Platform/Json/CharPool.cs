using System.Buffers;
using Newtonsoft.Json;

namespace Dtks.Platform.Json;

/// <summary>The characters that readers of JSON work in, lent from the process's pool: a reader takes two KiB, and most of what is read is shorter.</summary>
internal sealed class CharPool : IArrayPool<char>
{
    private CharPool()
    {
    }

    /// <summary>The one there is.</summary>
    public static CharPool Shared { get; } = new();

    /// <inheritdoc />
    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    /// <inheritdoc />
    public void Return(char[]? array)
    {
        if (array is not null)
        {
            ArrayPool<char>.Shared.Return(array);
        }
    }
}
