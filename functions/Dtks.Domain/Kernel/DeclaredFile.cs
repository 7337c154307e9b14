namespace Dtks.Domain.Kernel;

/// <summary>Reads what every declaration of a file says of it.</summary>
internal static class DeclaredFile
{
    private const int MaxName = 200;

    /// <summary>A file name without a path, 1 to 200 characters.</summary>
    public static string? Name(string? raw, InputReader input, string fault)
    {
        if (input.Text(raw, "/fileName", MaxName) is not { } name) return null;
        if (!name.AsSpan().ContainsAny('/', '\\') && name is not ("." or "..")) return name;
        input.Invalid(fault, "/fileName");
        return null;
    }

    /// <summary>A SHA-256: 64 hexadecimal digits, given in lower case.</summary>
    public static string? Digest(string? raw, InputReader input, string fault)
    {
        if (!input.Present(raw, "/sha256")) return null;
        if (raw.Length == 64 && raw.All(char.IsAsciiHexDigit)) return raw.ToLowerInvariant();
        input.Invalid(fault, "/sha256");
        return null;
    }
}
