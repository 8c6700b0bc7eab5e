using System.Security.Cryptography;
using System.Text;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Export;

/// <summary>One stub of the export: what it answers, and to which requests.</summary>
/// <param name="Method">Null: any.</param>
/// <param name="Prefer">The pattern of the header Prefer; null: whether it is there or not.</param>
internal sealed record WireMockStub(string Name, int Priority, string? Method, StubPath Path, string? Prefer, Answer Answer)
{
    private const int Custom = 0x80;
    private const int Variant = 0x80;

    /// <summary>The same in every export, so that a file under version control changes only where the contract does.</summary>
    public Guid Id
    {
        get
        {
            var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{Product.Name} {Name}")).AsSpan(0, 16);
            // Version 8 of RFC 9562: an id made by rules of one's own.
            bytes[6] = (byte)(Custom | (bytes[6] & 0x0F));
            bytes[8] = (byte)(Variant | (bytes[8] & 0x3F));
            return new Guid(bytes, bigEndian: true);
        }
    }
}
