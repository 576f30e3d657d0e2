using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DataMesh.Catalog.Storage.Migrations
{
    /// <inheritdoc />
    public partial class CommitsInTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_data_commit_Domain_Contract_Major_CommittedAt",
                table: "data_commit",
                columns: new[] { "Domain", "Contract", "Major", "CommittedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_data_commit_Domain_Contract_Major_CommittedAt",
                table: "data_commit");
        }
    }
}
