using System.Security.Cryptography;
using System.Text;
using Dtks.LocalHost.Http;
using Microsoft.AspNetCore.Http;

namespace Dtks.LocalHost.Dev;

/// <summary>Checks the key that a client of a stand-in must send, as the real service does.</summary>
internal static class DevKey
{
    /// <summary>Compares the header with the key in constant time.</summary>
    /// <exception cref="DevProblemException">401: it is absent or another.</exception>
    public static void Check(HttpContext http, string header, string? key)
    {
        var given = Encoding.UTF8.GetBytes(http.Request.Headers[header].ToString());
        if (!string.IsNullOrEmpty(key) && CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(key)))
            return;
        throw new DevProblemException(new HostProblem(
            StatusCodes.Status401Unauthorized,
            "key.wrong",
            new BilingualText($"Kunci pada tajuk {header} tidak ada atau salah.", $"The key in the header {header} is absent or wrong.")));
    }
}
